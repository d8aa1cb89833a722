import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Annotation } from '../../../../src/shared/records/annotation'
import { apply } from '../../../../src/shared/workspace/apply'
import { faultIn } from '../../../../src/shared/workspace/soundness'
import { emptyWorkspace, type Operation, type Workspace } from '../../../../src/shared/workspace/workspace'

const time = '2026-11-23T09:43:05.000Z'
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const place = { quote: 'four', prefix: '', suffix: '' }

function note(number: number, changed: Partial<Extract<Annotation, { kind: 'note' }>> = {}): Annotation {
  const stamp = { id: idOf(number), createdAt: time, updatedAt: time }
  const anchor = { start: 0, end: 4, ...place }
  return {
    kind: 'note',
    briefId: 'a-brief',
    anchor,
    text: 'words',
    tags: [],
    colour: 'yellow',
    ...stamp,
    ...changed,
  }
}

const holding = (changed: Partial<Workspace>): Workspace => ({ ...emptyWorkspace(), ...changed })
const removed = (annotation: Annotation, removedAt = time) => ({ annotation, index: 0, removedAt })
const worded = (at: string) => ({ noteId: idOf(1), text: '', tags: [], colour: 'yellow' as const, at })

test('what Carrel writes has no fault: notes with and without a place, a trash, earlier wordings', () => {
  const annotations = [
    note(1),
    note(2, { anchor: null }),
    note(3, { anchor: { start: 7, end: 7, ...place, quote: '' } }),
  ]
  expect(faultIn(holding({ annotations, trash: [removed(note(4))], versions: [worded(time)] }))).toBeNull()
  for (const at of ['1900-01-01T00:00:00.000Z', '2200-12-31T23:59:59.999Z'])
    expect(faultIn(holding({ annotations: [note(1, { createdAt: at })] }))).toBeNull()
})

test('two annotations of one id are a fault, also where one of them was removed', () => {
  expect(faultIn(holding({ annotations: [note(1), note(1)] }))).toContain(`two notes of one id (${idOf(1)})`)
  expect(faultIn(holding({ annotations: [note(1)], trash: [removed(note(1))] }))).toContain('two notes')
})

test('a place that ends before it begins, or is beyond any text, is a fault', () => {
  const backwards = note(1, { anchor: { start: 5, end: 4, ...place } })
  expect(faultIn(holding({ annotations: [backwards] }))).toContain('ends before it begins')
  const beyond = note(1, { anchor: { start: 0, end: Number.MAX_SAFE_INTEGER, ...place } })
  expect(faultIn(holding({ trash: [removed(beyond)] }))).toContain('beyond the end of any text')
})

test.each(['0000-01-01T00:00:00.000Z', '1899-12-31T23:59:59.999Z', '2201-01-01T00:00:00.000Z'])(
  'the time %s is a fault, wherever it stands',
  (odd) => {
    for (const changed of [
      { annotations: [note(1, { createdAt: odd })] },
      { annotations: [note(1, { updatedAt: odd })] },
      { trash: [removed(note(1), odd)] },
      { versions: [worded(odd)] },
    ])
      expect(faultIn(holding(changed))).toContain('outside 1900–2200')
  },
)

test('words of another length than their place are a fault, also in an undo and in what is being written', () => {
  const long = { start: 0, end: 5, ...place }
  const draft = {
    noteId: null,
    briefId: 'a-brief',
    anchor: long,
    text: '',
    tags: [],
    colour: 'yellow' as const,
  }
  const undo = {
    title: '',
    again: '',
    inverse: { type: 'put' as const, annotation: note(1, { anchor: long }) },
  }
  for (const changed of [
    { annotations: [note(1, { anchor: long })] },
    { undos: [undo] },
    { redos: [undo] },
    { draft },
  ])
    expect(faultIn(holding(changed))).toContain('whose words are not as long as their place')
})

test('whatever edits come, and whichever of them damage has taken, no fault comes of it', () => {
  const id = fc.constantFrom(idOf(1), idOf(2), idOf(3))
  const operation: fc.Arbitrary<Operation> = fc.oneof(
    fc.tuple(fc.nat(3), fc.constantFrom('one', 'two')).map(([number, text]) => ({
      type: 'put' as const,
      annotation: note(number, { text }),
    })),
    id.map((of) => ({ type: 'remove' as const, ids: [of], removedAt: time })),
    id.map((of) => ({ type: 'restore' as const, ids: [of] })),
    id.map((of) => ({ type: 'purge' as const, ids: [of] })),
    fc.tuple(id, fc.option(id)).map(([of, before]) => ({ type: 'move' as const, id: of, before })),
    fc.constant({ type: 'undo' as const, at: time }),
  )
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 24 }), (operations) => {
      expect(faultIn(operations.reduce(unlessRefused, emptyWorkspace()))).toBeNull()
    }),
  )
})

function unlessRefused(workspace: Workspace, operation: Operation): Workspace {
  try {
    return apply(workspace, operation)
  } catch {
    return workspace
  }
}
