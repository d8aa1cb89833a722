import { expect, test } from 'vitest'
import { type History, isForked } from '../../../../../src/main/store/format/fork'

type Told = { trail?: [number, number, string?][]; points?: [number, number][]; edits?: [number, number[]][] }

/** Journals as term, first number and name; snapshots as number and term; edits that can be read, by term. */
function history({ trail = [], points = [], edits = [] }: Told): History {
  const traces = trail.map(([term, first, random = `${term}`]) => ({ term, first, random }))
  const read = edits.flatMap(([term, seqs]) =>
    traces.filter((trace) => trace.term === term).map((trace) => ({ ...trace, seqs })),
  )
  return { trail: traces, points: points.map(([seq, term]) => ({ seq, term })), journals: read }
}

const forked = (one: Told, other: Told) => [
  isForked(history(one), history(other)),
  isForked(history(other), history(one)),
]
const yes = [true, true]
const no = [false, false]

test('two journals of one term are a fork, unless one of them is in both copies', () => {
  expect(forked({ trail: [[2, 2, 'a']] }, { trail: [[2, 2, 'b']] })).toEqual(yes)
  expect(
    forked(
      { trail: [[2, 2, 'a']] },
      {
        trail: [
          [2, 2, 'a'],
          [2, 2, 'b'],
        ],
      },
    ),
  ).toEqual(no)
  expect(forked({ trail: [[2, 2, 'a']] }, { trail: [[3, 9, 'b']] })).toEqual(no)
})

test('a copy that is behind is of the same history', () => {
  const ahead: Told = {
    trail: [
      [1, 1],
      [2, 3],
      [3, 5],
    ],
    points: [
      [2, 1],
      [6, 3],
    ],
    edits: [
      [2, [3, 4]],
      [3, [5, 6]],
    ],
  }
  expect(forked(ahead, { trail: [[1, 1]], points: [[2, 1]] })).toEqual(no)
  expect(
    forked(ahead, {
      trail: [
        [1, 1],
        [2, 3],
      ],
      points: [[2, 1]],
      edits: [[2, [3]]],
    }),
  ).toEqual(no)
  expect(forked(ahead, {})).toEqual(no)
})

test('a snapshot and a later journal that begins before its last edit are a fork', () => {
  expect(forked({ points: [[5, 2]] }, { trail: [[3, 5]] })).toEqual(yes)
  expect(forked({ points: [[5, 2]] }, { trail: [[3, 6]] })).toEqual(no)
})

test('edits of a journal that the other copy has gone on without are a fork', () => {
  const long: Told = { trail: [[2, 2]], edits: [[2, [2, 3, 4, 5]]] }
  expect(
    forked(long, {
      trail: [
        [2, 2],
        [3, 4],
      ],
      edits: [
        [2, [2, 3]],
        [3, [4]],
      ],
    }),
  ).toEqual(yes)
  expect(forked(long, { trail: [[2, 2]], points: [[3, 2]], edits: [[2, [2, 3]]] })).toEqual(yes)
})

test('edits that were refused and reached the disk all the same are none', () => {
  const refused: Told = {
    trail: [
      [2, 2],
      [3, 4],
    ],
    edits: [
      [2, [2, 3, 4, 5]],
      [3, [4]],
    ],
  }
  expect(
    forked(refused, {
      trail: [
        [2, 2],
        [3, 4],
      ],
      edits: [
        [2, [2, 3]],
        [3, [4]],
      ],
    }),
  ).toEqual(no)
  const closed: Told = { trail: [[2, 2]], points: [[3, 2]], edits: [[2, [2, 3, 4]]] }
  expect(forked(closed, { trail: [[2, 2]], points: [[3, 2]], edits: [[2, [2, 3]]] })).toEqual(no)
})

test('a whole copy of a damaged journal is none either', () => {
  const damaged: Told = {
    trail: [
      [2, 2],
      [3, 6],
    ],
    edits: [
      [2, [2, 5]],
      [3, [6]],
    ],
  }
  expect(forked(damaged, { trail: [[2, 2]], edits: [[2, [2, 3, 4, 5]]] })).toEqual(no)
})
