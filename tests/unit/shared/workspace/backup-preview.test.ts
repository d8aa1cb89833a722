import { expect, test } from 'vitest'
import type { Annotation } from '../../../../src/shared/records/annotation'
import { previewOf } from '../../../../src/shared/workspace/backup-preview'
import { emptyWorkspace, type Workspace } from '../../../../src/shared/workspace/workspace'

const time = '2026-11-23T09:43:05.000Z'
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

function note(number: number, text = `note ${number}`): Annotation {
  const anchor = { start: 0, end: 4, quote: 'four', prefix: '', suffix: '' }
  const stamp = { id: idOf(number), createdAt: time, updatedAt: time }
  return { kind: 'note', briefId: 'a-brief', anchor, text, tags: ['one', 'two'], colour: 'yellow', ...stamp }
}

const holding = (...annotations: Annotation[]): Workspace => ({ ...emptyWorkspace(), annotations })
const some = (...first: Annotation[]) => ({ count: first.length, first })
const preview = (backup: Workspace, present: Workspace) =>
  previewOf({ path: '/backup', madeAt: time, isSealed: false, workspace: backup }, present)

test('what comes back, changes and goes is told apart by id and content', () => {
  const backup = holding(note(1), note(2, 'as it was'), note(3))
  const present = holding(note(2, 'as it is'), note(3), note(4))
  expect(preview(backup, present)).toEqual({
    path: '/backup',
    madeAt: time,
    isSealed: false,
    added: some(note(1)),
    changed: some(note(2, 'as it was')),
    removed: some(note(4)),
    unchanged: 1,
  })
})

test('fields in another order are no change', () => {
  const { text, tags, colour, ...rest } = note(1) as Extract<Annotation, { kind: 'note' }>
  const reordered: Annotation = { colour, tags, text, ...rest }
  expect(preview(holding(note(1)), holding(reordered))).toMatchObject({ changed: some(), unchanged: 1 })
})

test('another place, another tag or one tag less is a change', () => {
  const base = note(1) as Extract<Annotation, { kind: 'note' }>
  const moved = { ...base, anchor: { start: 1, end: 4, quote: 'four', prefix: '', suffix: '' } }
  for (const other of [
    moved,
    { ...base, anchor: null },
    { ...base, tags: ['one', 'three'] },
    { ...base, tags: ['one'] },
  ])
    expect(preview(holding(other), holding(base)).changed).toEqual(some(other))
})

test('order, settings and trash are not compared', () => {
  const backup = holding(note(1), note(2))
  const present: Workspace = {
    ...holding(note(2), note(1)),
    settings: { ...backup.settings, theme: 'night' },
    trash: [{ annotation: note(3), index: 0, removedAt: time }],
  }
  expect(preview(backup, present)).toMatchObject({
    added: some(),
    changed: some(),
    removed: some(),
    unchanged: 2,
  })
})

test('a note in the trash of the present comes back', () => {
  const present = { ...holding(), trash: [{ annotation: note(1), index: 0, removedAt: time }] }
  expect(preview(holding(note(1)), present)).toMatchObject({
    added: some(note(1)),
    removed: some(),
  })
})

test('of 60,000 notes the first are named and the rest are counted', () => {
  const many = holding(...Array.from({ length: 60_000 }, (_, number) => note(number)))
  const { added } = preview(many, holding())
  expect(added.count).toBe(60_000)
  expect(added.first).toEqual(many.annotations.slice(0, 50))
})
