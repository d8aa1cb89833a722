import { expect, test } from 'vitest'
import { countAfter, type Replayable, replay } from '../../../../../src/main/store/recovery/replay'
import { apply } from '../../../../../src/shared/workspace/apply'
import { emptyWorkspace, type Operation, schemaVersion } from '../../../../../src/shared/workspace/workspace'
import { idOf, note, textsOf, time } from '../folder'

const put = (number: number, text?: string): Operation => ({ type: 'put', annotation: note(number, text) })
const remove = (number: number): Operation => ({ type: 'remove', ids: [idOf(number)], removedAt: time })
const undo: Operation = { type: 'undo', at: time }
const from = { workspace: emptyWorkspace(), seq: 0 }

/** A journal with these edits from `first` on; null is a line that cannot be read. */
function journal(term: number, first: number, edits: (Operation | string | null)[]): Replayable {
  const records = edits.flatMap((edit, index) => {
    const json = typeof edit === 'string' ? edit : JSON.stringify(edit)
    return edit === null ? [] : [{ seq: first + index, json: Buffer.from(json) }]
  })
  const end = first - 1 + edits.length
  return { first, term, schema: schemaVersion, records, end, isDamaged: edits.includes(null), isProven: true }
}

test('edits are applied one after the other, as they were when they were made', () => {
  const edits = [put(1), put(2), put(1, 'better words'), remove(2), undo]
  const replayed = replay(from, [journal(1, 1, edits)])
  expect(replayed).toMatchObject({ seq: 5, replayed: 5, missing: 0, isUncertain: false })
  expect(replayed.workspace).toEqual(edits.reduce(apply, emptyWorkspace()))
})

test('only edits after the snapshot are applied', () => {
  const workspace = apply(emptyWorkspace(), put(1, 'as in the snapshot'))
  const replayed = replay({ workspace, seq: 2 }, [journal(1, 1, [put(1, 'older'), put(1, 'old'), put(3)])])
  expect(textsOf(replayed)).toEqual(['as in the snapshot', 'note 3'])
  expect(replayed).toMatchObject({ seq: 3, replayed: 1, missing: 0 })
})

test('the order of files does not matter, their terms do', () => {
  const journals = [journal(1, 1, [put(1)]), journal(2, 2, [put(2)]), journal(3, 3, [put(3)])]
  for (const order of [journals, journals.toReversed()])
    expect(textsOf(replay(from, order))).toEqual(['note 1', 'note 2', 'note 3'])
})

test('a later term voids what an earlier one holds from its first number on: it was never acknowledged', () => {
  const journals = [journal(1, 1, [put(1), put(2, 'refused'), put(3, 'refused')]), journal(2, 2, [put(4)])]
  const replayed = replay(from, journals)
  expect(textsOf(replayed)).toEqual(['note 1', 'note 4'])
  expect(replayed).toMatchObject({ seq: 2, replayed: 2, missing: 0, isUncertain: false })
  expect(countAfter(journals, 1)).toBe(1)
})

test('a later term that holds nothing yet voids all the same', () => {
  const replayed = replay(from, [journal(1, 1, [put(1), put(2, 'refused')]), journal(2, 2, [])])
  expect(textsOf(replayed)).toEqual(['note 1'])
  expect(replayed).toMatchObject({ seq: 1, missing: 0 })
})

test('a file that has but the name of a later journal voids nothing and hides no loss', () => {
  const bogus: Replayable = { ...journal(9, 1, []), end: 40, isDamaged: true, isProven: false }
  const replayed = replay(from, [journal(1, 1, [put(1), put(2)]), bogus])
  expect(textsOf(replayed)).toEqual(['note 1', 'note 2'])
  expect(replayed).toMatchObject({ seq: 2, missing: 0, isUncertain: true })
})

test('after a gap it goes on, and counts what is missing', () => {
  const replayed = replay(from, [journal(1, 1, [put(1), null, null, put(4)]), journal(2, 5, [put(5)])])
  expect(textsOf(replayed)).toEqual(['note 1', 'note 4', 'note 5'])
  expect(replayed).toMatchObject({ seq: 5, replayed: 3, missing: 2, isUncertain: false })
})

test('a lost journal is counted by the numbers that the next one goes on with', () => {
  const replayed = replay(from, [journal(1, 1, [put(1)]), journal(3, 9, [put(9)])])
  expect(replayed).toMatchObject({ seq: 9, replayed: 2, missing: 7, isUncertain: false })
})

test('the end of a damaged last journal is not known for sure, unless a whole copy of it tells', () => {
  const damaged = journal(1, 1, [put(1), null])
  expect(replay(from, [damaged])).toMatchObject({ seq: 2, missing: 1, isUncertain: true })
  const whole = journal(1, 1, [put(1), put(2)])
  expect(replay(from, [damaged, whole])).toMatchObject({ seq: 2, missing: 0, isUncertain: false })
  const followed = [damaged, journal(2, 3, [put(3)])]
  expect(replay(from, followed)).toMatchObject({ seq: 3, missing: 1, isUncertain: false })
})

test('two damaged copies make one whole journal when they are damaged in different places', () => {
  const copies = [journal(1, 1, [null, put(2), put(3)]), journal(1, 1, [put(1), null, put(3)])]
  expect(replay(from, copies)).toMatchObject({ seq: 3, replayed: 3, missing: 0 })
})

test('an undo after a gap is left out: it might be the lost edit that it takes back', () => {
  const replayed = replay(from, [journal(1, 1, [put(1), null, undo, put(4)])])
  expect(textsOf(replayed)).toEqual(['note 1', 'note 4'])
  expect(replayed).toMatchObject({ replayed: 2, missing: 2 })
})

test('an edit that builds on a lost one is missing with it, and later ones are not', () => {
  const replayed = replay(from, [journal(1, 1, [null, remove(1), put(3)])])
  expect(textsOf(replayed)).toEqual(['note 3'])
  expect(replayed).toMatchObject({ seq: 3, replayed: 1, missing: 2 })
})

test('a proven record that says something unknown is newer, not fatal', () => {
  const strange = ['not JSON', '{"type":"explode"}', JSON.stringify({ ...put(1), extra: 1 })]
  const replayed = replay(from, [journal(1, 1, [...strange, put(4)])])
  expect(replayed).toMatchObject({ replayed: 1, missing: 3, isNewer: true })
  expect(replay(from, [journal(1, 1, [put(4)])])).toMatchObject({ isNewer: false, isUpgraded: false })
})

test('an edit is upgraded from the schema of its journal, or of that journal’s other copy', () => {
  const older = { ...journal(1, 1, [put(1)]), schema: 1 }
  const removed = {
    seq: 2,
    json: Buffer.from(JSON.stringify({ type: 'remove', id: idOf(1), removedAt: time })),
  }
  const whole = { ...older, records: [...older.records, removed], end: 2 }
  const headless = { ...whole, schema: null, isDamaged: true }
  for (const journals of [[whole], [headless], [whole, headless], [headless, whole]]) {
    const replayed = replay(from, journals)
    expect(replayed).toMatchObject({ replayed: 2, missing: 0, isNewer: false })
    expect(replayed.workspace.trash).toHaveLength(1)
  }
})
