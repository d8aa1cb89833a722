import type { Measured } from './summary'

/** What was aimed at, what was found, in words, and whether it is reached. */
export type Aim = { what: string; measured: string; isMet: boolean }

const size = 10_000

/** Judges the figures at 10,000 notes. Each is a median of all turns, so that one busy moment of the machine is none. */
export function judge(measured: Measured[]): Aim[] {
  const at = (name: Measured['name']) => {
    const found = measured.find((one) => one.name === name && one.size === size)
    if (!found) throw new Error(`nothing was measured for ${name} at ${size}`)
    return found
  }
  const lowdb = at('lowdb')
  return (['plain', 'sealed'] as const).flatMap((name) => {
    const { edits, load, checkpoint } = at(name)
    const ratio = lowdb.edits.p50 / edits.p50
    const block = checkpoint?.longestBlock.median ?? Number.POSITIVE_INFINITY
    return [
      { what: `p95 of an edit under 10 ms (${name})`, measured: `${edits.p95} ms`, isMet: edits.p95 < 10 },
      {
        what: `at least 50 times faster than lowdb at the median (${name})`,
        measured: `${ratio.toFixed(0)} times`,
        isMet: ratio >= 50,
      },
      { what: `opened in under 300 ms (${name})`, measured: `${load.median} ms`, isMet: load.median < 300 },
      {
        what: `no block over 50 ms during a checkpoint (${name})`,
        measured: `${block} ms`,
        isMet: block <= 50,
      },
    ]
  })
}
