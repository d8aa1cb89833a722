import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Child, startChild } from '../child/children'
import type { Options } from './options'
import { randomFrom } from './random'
import { add, type Case, type Context, type Counts, type Failing, type Outcome, type Series } from './suite'

/** Lets so many at once through; the others wait their turn. */
export class Slots {
  private waiting: (() => void)[] = []

  constructor(private free: number) {}

  async use<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1
    else await new Promise<void>((resolve) => this.waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.waiting.shift()
      if (next) next()
      else this.free += 1
    }
  }
}

/** What all suites of one run share: `root` is the folder of everything temporary, `child` a program. */
export type Shared = {
  options: Options
  root: string
  child: string
  slots: Slots
  onFailure: (failing: Failing) => void
}

/** What one suite is given; `end` takes away the folders and children that belong to no case. */
export function contextFor(suite: string, shared: Shared): Context & { end(): Promise<void> } {
  const { seed, isFull } = shared.options
  const { end, ...own } = surroundings(suite, 'suite', shared)
  return {
    ...own,
    end,
    seed,
    isFull,
    count: (quick, full) => (isFull ? full : quick),
    cases: (series) => runCases(suite, series, shared),
  }
}

type Surroundings = Omit<Case, 'number'> & { end(): Promise<void> }

function surroundings(
  suite: string,
  of: string | number,
  { options, root, child: program }: Shared,
): Surroundings {
  const folders: string[] = []
  const children: Child[] = []
  return {
    random: (label) => randomFrom(options.seed, suite, label, of),
    async folder() {
      const folder = await mkdtemp(join(root, `${suite}-${of}-`))
      folders.push(folder)
      return folder
    },
    child(...given) {
      const child = startChild(program, ...given)
      children.push(child)
      return child
    },
    async end() {
      await Promise.all(children.map((child) => child.kill()))
      for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

async function runCases(suite: string, { count, each = 1, run }: Series, shared: Shared): Promise<Outcome> {
  const { options, slots } = shared
  const all = Array.from({ length: count }, (_, number) => number)
  const chosen = options.case === null ? all : all.filter((number) => number === options.case)
  const failures: Failing[] = []
  const counts: Counts = {}
  const one = async (number: number) => {
    const { end, ...own } = surroundings(suite, number, shared)
    try {
      add(counts, await run({ ...own, number }))
    } catch (error) {
      const failing = { what: `${suite} ${number}: ${told(error)}`, replay: replayOf(suite, number, options) }
      failures.push(failing)
      shared.onFailure(failing)
    } finally {
      await end()
    }
  }
  await Promise.all(chosen.map((number) => slots.use(() => one(number))))
  return { cases: chosen.length * each, failures, counts }
}

/** An error of ours says what was seen; any other shows where it came from. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const isOurs = error.constructor === Error && !('code' in error)
  return isOurs ? error.message : (error.stack ?? error.message)
}

function replayOf(suite: string, number: number, { seed, isFull }: Options): string {
  return `npm run faults -- ${isFull ? '--full ' : ''}--seed=${seed} --only=${suite} --case=${number}`
}
