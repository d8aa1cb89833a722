// Measures one contestant in a process of its own, so that no heap is collected on another's account.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { Annotation } from '../../../src/shared/records/annotation'
import { type Contestant, type Name, open, prepare } from './contestants'
import { noteOf } from './notes'

/** What a worker can be asked, and what it answers with; times in milliseconds. */
export type Order =
  | { order: 'prepare'; count: number }
  | { order: 'open' }
  | { order: 'edit'; count: number }
  | { order: 'checkpoint' }
  | { order: 'close' }
export type Checkpoint = { duration: number; longestBlock: number; blockWithout: number; edits: number[] }
export type Answer = { load?: number; loadProcessor?: number; edits?: number[]; checkpoint?: Checkpoint }

let contestant: Contestant | null = null
let edited = 0

/** The next note to be changed: all over the list, as it comes. */
function next(notes: Annotation[]): Annotation {
  edited += 1
  return noteOf((edited * 7919) % notes.length, edited)
}

async function edit(given: Contestant): Promise<number> {
  const note = next(given.workspace().annotations)
  const start = performance.now()
  await given.put(note)
  return performance.now() - start
}

/** Edits, one after the other, until `isOver`; the longest time in which nothing else got its turn. */
async function editWatched(given: Contestant, isOver: () => boolean) {
  const watch = monitorEventLoopDelay({ resolution: 1 })
  watch.enable()
  await pause(5)
  watch.reset()
  const edits: number[] = []
  while (!isOver()) {
    edits.push(await edit(given))
    await pause(1)
  }
  await pause(5)
  watch.disable()
  return { edits, longestBlock: watch.max / 1e6 }
}

async function checkpoint(given: Contestant): Promise<Checkpoint> {
  await edit(given)
  let isOver = false
  let duration = 0
  const start = performance.now()
  const writing = given.checkpoint().then(() => {
    duration = performance.now() - start
    isOver = true
  })
  const during = await editWatched(given, () => isOver)
  await writing
  const end = performance.now() + duration
  const without = await editWatched(given, () => performance.now() > end)
  return { ...during, duration, blockWithout: without.longestBlock }
}

async function obey(name: Name, folder: string, order: Order): Promise<Answer> {
  if (order.order === 'prepare') {
    await prepare(name, folder, order.count)
    return {}
  }
  if (order.order === 'open') {
    const start = performance.now()
    const before = process.cpuUsage()
    contestant = await open(name, folder)
    const { user, system } = process.cpuUsage(before)
    return { load: performance.now() - start, loadProcessor: (user + system) / 1000 }
  }
  if (contestant === null) throw new Error('nothing is open')
  if (order.order === 'checkpoint') return { checkpoint: await checkpoint(contestant) }
  if (order.order === 'close') {
    await contestant.close()
    return {}
  }
  const edits: number[] = []
  for (let count = 0; count < order.count; count += 1) edits.push(await edit(contestant))
  return { edits }
}

/** Answers the orders of the process that started this one. */
export function serve(name: Name, folder: string): void {
  process.on('message', (order: Order) => {
    obey(name, folder, order).then(
      (answer) => process.send?.(answer),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  })
}
