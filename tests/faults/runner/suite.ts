import type { StartChild } from '../child/children'
import type { Random } from './random'

export { must } from './must'

/** What was counted on the way, by a name in the product's words. */
export type Counts = Record<string, number>

/** A case that went wrong: what was seen, and the command that plays this one case again. */
export type Failing = { what: string; replay: string }

/** What a suite brought; `leftOut` says in one word why it could not run here, and then nothing is counted. */
export type Outcome = { cases: number; failures: Failing[]; counts: Counts; leftOut?: string }

/** One case: its number decides, with the seed, everything that is left to chance in it. */
export type Case = {
  number: number
  random(label: string): Random
  /** A fresh folder, removed when the case is over. */
  folder(): Promise<string>
  /** Starts a child process, which is ended when the case is over. */
  child: StartChild
}

/** Cases that are alike. `each` is how many faults one case makes, when that is not one. */
export type Series = { count: number; each?: number; run(at: Case): Promise<Counts> }

export type Context = Omit<Case, 'number'> & {
  seed: number
  isFull: boolean
  /** How many cases this lane runs. */
  count(quick: number, full: number): number
  /** Runs cases, a few at once; a case that throws is a failure, and its message says what was seen. */
  cases(series: Series): Promise<Outcome>
}

export type Suite = { name: string; run(context: Context): Promise<Outcome> }

/** What one suite does not do here, and nothing is counted for it: needs root, a tool, another system. */
export function leftOut(word: string): Outcome {
  return { cases: 0, failures: [], counts: {}, leftOut: word }
}

/** Outcomes of several series as one. */
export function together(outcomes: Outcome[]): Outcome {
  const counts: Counts = {}
  for (const outcome of outcomes) add(counts, outcome.counts)
  return {
    cases: outcomes.reduce((total, { cases }) => total + cases, 0),
    failures: outcomes.flatMap(({ failures }) => failures),
    counts,
  }
}

/** Adds to counts, in place. */
export function add(counts: Counts, more: Counts): void {
  for (const [name, count] of Object.entries(more)) counts[name] = (counts[name] ?? 0) + count
}
