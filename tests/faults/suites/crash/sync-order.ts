import { spawnSync } from 'node:child_process'
import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { Task } from '../../child/roles'
import type { Act } from '../../roles/work'
import { must } from '../../runner/must'
import type { Case, Counts, Suite } from '../../runner/suite'
import { leftOut } from '../../runner/suite'
import { readCalls, traced, traceFlags } from '../../strace/calls'
import { judgeOrder, type Order } from '../../strace/order'

/** Reads from the calls to the system that every acknowledged edit was flushed before it was acknowledged. */
export const syncOrder: Suite = {
  name: 'sync-order',
  async run(context) {
    if (spawnSync('strace', ['-V']).error) return leftOut('left out: there is no strace here')
    const kinds = [watchPlain, watchSealed, watchHasty]
    return context.cases({
      count: kinds.length,
      run: (at) => kinds[at.number]?.(at) ?? Promise.reject(new Error('there is no such case')),
    })
  },
}

const passphrase = 'five words that nobody knows'
const noting: Act[] = [
  { do: 'edits', count: 6, atOnce: 1 },
  { do: 'both', acts: [{ do: 'checkpoint' }, { do: 'edits', count: 12, atOnce: 4 }] },
  { do: 'edits', count: 4, atOnce: 2 },
]

async function watchPlain(at: Case): Promise<Counts> {
  return watchWork(at, noting)
}

async function watchSealed(at: Case): Promise<Counts> {
  return watchWork(at, [{ do: 'passphrase', current: null, passphrase }, ...noting])
}

async function watchWork(at: Case, acts: Act[]): Promise<Counts> {
  const place = { dataFolder: await realpath(await at.folder()) }
  const story = { name: `${at.random('story')()}`, kind: 'puts', legacy: 0 } as const
  const bounds = { acknowledged: 0, sent: 0 }
  const order = await watch(at, {
    role: 'work',
    given: { place, passphrase: null, story, bounds, acts, death: null },
  })
  const { acknowledged, flushes, broken } = order
  must(broken.length === 0, broken.join('; '))
  must(acknowledged === 22, `${acknowledged} acknowledgements were seen instead of 22`)
  return { acknowledged, flushes }
}

/** The control: a child that speaks too early must be caught. */
async function watchHasty(at: Case): Promise<Counts> {
  const dataFolder = await realpath(await at.folder())
  const { broken } = await watch(at, { role: 'hasty', given: { place: { dataFolder } } })
  must(broken.length === 1, 'an acknowledgement that came too early was not noticed')
  return { 'planted faults caught': 1 }
}

async function watch(at: Case, task: Task): Promise<Order> {
  const trace = join(await at.folder(), 'trace')
  const child = at.child(task, { under: ['strace', ...traceFlags, traced, '-o', trace] })
  const { code, errors } = await child.ended
  must(code === 0, `the child ended with ${code}: ${errors}`)
  return judgeOrder(readCalls(await readFile(trace, 'latin1')))
}
