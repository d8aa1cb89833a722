import { lastNumber } from '../child/hearing'
import type { Act } from '../roles/work'
import { must } from '../runner/must'
import { between, pick, type Random } from '../runner/random'
import type { Case, Context, Counts, Outcome } from '../runner/suite'
import { reopen } from '../stores/reopening'
import { Telling } from '../truth/story'

/** What is done to the passphrase while the process is killed. */
const changes = ['setting', 'changing', 'removing'] as const
type Change = (typeof changes)[number]

/** About so many calls that change the disk each takes, with the second copy; beyond the last one, an edit is hit. */
const callsOf: Record<Change, number> = { setting: 40, changing: 8, removing: 30 }

const old = 'the passphrase so far'
const wanted = 'the one from now on'

/** SIGKILL at a call to the disk while a passphrase is set, changed or removed: the old one opens, or the new one. */
export function kills(context: Context): Promise<Outcome> {
  return context.cases({
    count: context.count(36, 180),
    run: (at) => killWhile(at, changes[at.number % changes.length] ?? 'setting'),
  })
}

async function killWhile(at: Case, change: Change): Promise<Counts> {
  const place = { dataFolder: await at.folder() }
  const random = at.random('kill')
  const telling = new Telling({ name: `${random()}`, kind: 'all', legacy: 0 })
  const before = change === 'setting' ? null : old
  const bounds = await begin(at, { place, telling, passphrase: before }, random)
  const acts: Act[] = [
    { do: 'edits', count: between(random, 1, 4), atOnce: 2 },
    change === 'removing'
      ? { do: 'unseal', current: old }
      : { do: 'passphrase', current: before, passphrase: wanted },
    { do: 'edits', count: 3, atOnce: 3 },
  ]
  const call = between(random, 1, callsOf[change])
  const death = { act: 1, call, moment: pick(random, ['before', 'during', 'after'] as const) }
  const child = at.child({
    role: 'work',
    given: { place, passphrase: before, story: telling.story, bounds, acts, death },
  })
  const { signal, code, lines, errors } = await child.ended
  must(signal === 'SIGKILL' || code === 0, `the child ended with ${code}: ${errors}`)
  const last = (word: string) => Math.max(bounds.acknowledged, lastNumber(lines, word))
  const after = change === 'removing' ? null : wanted
  const isDone = lines.some((line) => line.startsWith('end 1 '))
  const passphrases = isDone ? [after] : [before, after]
  const found = await reopen({
    place,
    telling,
    passphrases,
    bounds: { acknowledged: last('ack'), sent: last('sent') },
  })
  must(found.notices.length === 0, `a kill is no damage, but it says: ${JSON.stringify(found.notices)}`)
  const which = found.passphrase === after ? 'the new one opened' : 'the old one opened'
  return { [`killed while ${change}`]: signal === 'SIGKILL' ? 1 : 0, [which]: 1 }
}

type Beginning = { place: { dataFolder: string }; telling: Telling; passphrase: string | null }

/** A store with some history, closed or killed, with or without a passphrase; how far its story has got. */
async function begin(at: Case, { place, telling, passphrase }: Beginning, random: Random) {
  const { story } = telling
  const acts: Act[] = [
    ...(passphrase === null ? [] : [{ do: 'passphrase', current: null, passphrase } as const]),
    { do: 'edits', count: between(random, 3, 12), atOnce: 3 },
    ...(random() < 0.5 ? [{ do: 'close' } as const] : []),
  ]
  const bounds = { acknowledged: 0, sent: 0 }
  const child = at.child({
    role: 'work',
    given: { place, passphrase: null, story, bounds, acts, death: null },
  })
  const { code, lines, errors } = await child.ended
  must(code === 0, `the child ended with ${code}: ${errors}`)
  const acknowledged = lastNumber(lines, 'ack')
  return { acknowledged, sent: acknowledged }
}
