import { z } from 'zod'
import type { JournalName } from './names'

/** A journal as its name tells of it. It has the same name in both copies, so two of one term are of two histories. */
export type Trace = Pick<JournalName, 'term' | 'first' | 'random'>

/** How many journals a snapshot names, the newest: as many fit in a first line. */
export const longestTrail = 100

/** A trace as a snapshot's first line has it: `<term>-<first>-<random>`. */
export const TraceText = z.string().regex(/^\d{1,8}-\d{1,12}-[0-9a-f]{16}$/)

export function textOf({ term, first, random }: Trace): string {
  return `${term}-${first}-${random}`
}

export function traceOf(text: string): Trace {
  const [term, first, random = ''] = text.split('-')
  return { term: Number(term), first: Number(first), random }
}

export function isSameJournal(one: Trace, other: Trace): boolean {
  return one.term === other.term && one.random === other.random
}

/** All of them once, in the order of their terms; the newest that a snapshot can name. */
export function joined(traces: Trace[]): Trace[] {
  const once = new Map(traces.map((trace) => [`${trace.term}-${trace.random}`, trace]))
  return [...once.values()].sort((one, other) => one.term - other.term).slice(-longestTrail)
}
