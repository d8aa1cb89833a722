import { expect, test } from 'vitest'
import type { Annotation } from '../../../src/shared/annotation'
import { expired } from '../../../src/shared/expiry'
import { emptyWorkspace, type Workspace } from '../../../src/shared/workspace'

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

function note(number: number, updatedAt: string): Annotation {
  const wording = { text: 'words', tags: [], colour: 'yellow' as const }
  const stamp = { id: idOf(number), createdAt: updatedAt, updatedAt }
  return { kind: 'note', briefId: 'a-brief', anchor: null, ...wording, ...stamp }
}

/** A workspace with one note, and a trash into which one was thrown at each of the times. */
function workspace(writtenAt: string, ...removedAt: string[]): Workspace {
  const trash = removedAt.map((time, index) => ({
    annotation: note(index + 1, '2026-01-01T00:00:00.000Z'),
    index: 0,
    removedAt: time,
  }))
  return { ...emptyWorkspace(), annotations: [note(100, writtenAt)], trash }
}

const written = '2026-06-01T00:00:00.000Z'

test('what was thrown away more than thirty days ago expires, to the millisecond', () => {
  const trash = ['2026-05-01T12:00:00.000Z', '2026-05-02T12:00:00.000Z', '2026-05-30T00:00:00.000Z']
  const kept = workspace(written, ...trash)
  expect(expired(kept, '2026-06-01T12:00:00.000Z')).toEqual([idOf(1)])
  expect(expired(kept, '2026-06-01T12:00:00.001Z')).toEqual([idOf(1), idOf(2)])
})

test('an empty trash has nothing that expires', () => {
  expect(expired(workspace(written), '2026-06-02T00:00:00.000Z')).toEqual([])
  expect(expired(emptyWorkspace(), '2026-06-02T00:00:00.000Z')).toEqual([])
})

test('a clock that is behind what is written here takes nothing', () => {
  const old = workspace(written, '2026-01-02T00:00:00.000Z')
  expect(expired(old, '2026-05-31T23:59:59.999Z')).toEqual([])
  expect(expired(old, '1976-06-01T00:00:00.000Z')).toEqual([])
  expect(expired(old, written)).toEqual([idOf(1)])
})

test('a clock that is more than 400 days ahead of what is written here takes nothing', () => {
  const old = workspace(written, '2026-01-02T00:00:00.000Z')
  expect(expired(old, '2027-07-06T00:00:00.000Z')).toEqual([idOf(1)]) // 400 days
  expect(expired(old, '2027-07-06T00:00:00.001Z')).toEqual([])
  expect(expired(old, '2076-06-01T00:00:00.000Z')).toEqual([])
})

test('the last removal counts as something written', () => {
  const onlyTrash = {
    ...workspace(written, '2026-01-02T00:00:00.000Z', '2026-09-01T00:00:00.000Z'),
    annotations: [],
  }
  expect(expired(onlyTrash, '2026-08-31T00:00:00.000Z')).toEqual([])
  expect(expired(onlyTrash, '2026-09-02T00:00:00.000Z')).toEqual([idOf(1)])
})
