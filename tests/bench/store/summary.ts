import type { Name } from './contestants'
import { median, percentile, rounded } from './figures'
import type { Checkpoint } from './worker'

/** What one turn in one process gave, in milliseconds. */
export type Round = { load: number; loadProcessor: number; edits: number[]; checkpoint: Checkpoint | null }

/** The medians of all turns, in milliseconds, and how far they lay apart. */
export type Measured = {
  name: Name
  size: number
  edits: { p50: number; p95: number; p95s: number[]; count: number }
  /** `processor`: the time that processors worked on it, which other programs do not lengthen. */
  load: { median: number; samples: number[]; processor: number }
  checkpoint: {
    duration: number
    /** The longest time the event loop was held up while a snapshot was written, and in as long a time without one. */
    longestBlock: { median: number; samples: number[] }
    blockWithout: { median: number; samples: number[] }
    /** Of the edits that went on meanwhile. */
    p95: number
  } | null
}

const spread = (values: number[]) => ({
  median: rounded(median(values)),
  samples: values.map(rounded),
})

export function summarise(of: { name: Name; size: number }, rounds: Round[]): Measured {
  const p95s = rounds.map(({ edits }) => percentile(edits, 0.95))
  const checkpoints = rounds.flatMap(({ checkpoint }) => checkpoint ?? [])
  return {
    ...of,
    edits: {
      p50: rounded(median(rounds.map(({ edits }) => median(edits)))),
      p95: rounded(median(p95s)),
      p95s: p95s.map(rounded),
      count: rounds.reduce((total, { edits }) => total + edits.length, 0),
    },
    load: {
      ...spread(rounds.map(({ load }) => load)),
      processor: rounded(median(rounds.map(({ loadProcessor }) => loadProcessor))),
    },
    checkpoint:
      checkpoints.length === 0
        ? null
        : {
            duration: rounded(median(checkpoints.map(({ duration }) => duration))),
            longestBlock: spread(checkpoints.map(({ longestBlock }) => longestBlock)),
            blockWithout: spread(checkpoints.map(({ blockWithout }) => blockWithout)),
            p95: rounded(median(checkpoints.map(({ edits }) => percentile(edits, 0.95)))),
          },
  }
}
