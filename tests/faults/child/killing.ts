import { between, pick, type Random } from '../runner/random'
import type { Case } from '../runner/suite'

export type Opening = { dataFolder: string; passphrase: string | null; random: Random }

/** Opens a store in a child that is killed while it does so, or right after. */
export async function killOpening(at: Case, { dataFolder, passphrase, random }: Opening): Promise<void> {
  const moment = pick(random, ['before', 'during', 'after'] as const)
  const death = { act: -1, call: between(random, 1, 20), moment }
  const story = { name: '', kind: 'all', legacy: 0 } as const
  const bounds = { acknowledged: 0, sent: 0 }
  const acts = [{ do: 'wait' } as const]
  const child = at.child({
    role: 'work',
    given: { place: { dataFolder }, passphrase, story, bounds, acts, death },
  })
  await Promise.race([child.line('waiting').catch(() => null), child.ended])
  await child.kill()
}
