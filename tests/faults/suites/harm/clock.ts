import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { lastNumber, openedOf } from '../../child/hearing'
import type { Act, Work } from '../../roles/work'
import { between, pick, type Random } from '../../runner/random'
import { type Case, type Counts, must, type Suite } from '../../runner/suite'
import { type Known, reopen } from '../../stores/reopening'
import { Telling } from '../../truth/story'

/** Sessions whose clock is off by up to fifty years, and files with shuffled times: order comes from numbers alone. */
export const clock: Suite = {
  name: 'clock',
  run: (context) => context.cases({ count: context.count(10, 50), run: liveInDisorder }),
}

const year = 365.25 * 24 * 3_600_000 // milliseconds

async function liveInDisorder(at: Case): Promise<Counts> {
  const dataFolder = await at.folder()
  const random = at.random('clock')
  const telling = new Telling({ name: `clock ${random()}`, kind: 'all', legacy: 0 })
  const passphrase = at.number % 2 === 1 ? 'in its own time' : null
  const known: Known = {
    place: { dataFolder },
    telling,
    bounds: { acknowledged: 0, sent: 0 },
    passphrases: [null],
  }
  const sessions = between(random, 3, 5)
  for (let session = 0; session < sessions; session++) {
    known.place = { dataFolder, clock: (random() - 0.5) * 100 * year }
    const acts = actsFor(random, session === 0 ? passphrase : null)
    await live(at, known, acts)
    if (session === 0) known.passphrases = [passphrase]
    await shuffleTimes(dataFolder, random)
  }
  const { notices } = await reopen(known)
  must(notices.length === 0, `a clock is no damage, but was told: ${JSON.stringify(notices)}`)
  return { sessions, edits: known.bounds.acknowledged }
}

function actsFor(random: Random, passphrase: string | null): Act[] {
  const edits: Act = { do: 'edits', count: between(random, 3, 20), atOnce: 3 }
  const end: Act = { do: pick(random, ['wait', 'close'] as const) }
  const sealing: Act[] = passphrase === null ? [] : [{ do: 'passphrase', current: null, passphrase }]
  return [...sealing, edits, { do: 'checkpoint' }, edits, end]
}

/** A session that ends by a kill or by closing, as `acts` say. */
async function live(at: Case, { place, telling, bounds, passphrases }: Known, acts: Act[]): Promise<void> {
  const passphrase = passphrases[0] ?? null
  const given: Work = { place, passphrase, story: telling.story, bounds, acts, death: null }
  const child = at.child({ role: 'work', given })
  const opened = openedOf(await child.line('opened'))
  must(opened.isKept && opened.notices.length === 0, `it did not open in order: ${JSON.stringify(opened)}`)
  must(opened.count !== null, `not what was acknowledged: ${opened.difference}`)
  await child.line(acts.at(-1)?.do === 'wait' ? 'waiting' : 'done')
  const { lines } = await child.kill()
  const last = Math.max(opened.count, lastNumber(lines, 'ack'))
  Object.assign(bounds, { acknowledged: last, sent: last })
}

async function shuffleTimes(dataFolder: string, random: Random): Promise<void> {
  for (const name of await readdir(dataFolder, { recursive: true })) {
    const time = new Date(Date.now() + (random() - 0.5) * 100 * year)
    await utimes(join(dataFolder, name), time, time)
  }
}
