import fc from 'fast-check'
import type { Annotation } from '../../../../src/shared/records/annotation'
import { emptyWorkspace, type Workspace } from '../../../../src/shared/workspace/workspace'
import { note, time } from './folder'

/** Any text, also one that is cut in the middle of a character: JSON writes what UTF-8 cannot as an escape. */
const text = fc.string({
  unit: fc.oneof(fc.constantFrom('\ud83d', '\udc00', '"', '\\', '\n', '가', '\u2028'), fc.string()),
})

const annotation: fc.Arbitrary<Annotation> = fc.oneof(
  text.map((words) => note(1, words)),
  fc.record({ name: fc.string({ minLength: 1, maxLength: 20 }), id: fc.uuid() }).map(({ name, id }) => {
    const stamp = { id, createdAt: time, updatedAt: time }
    return { kind: 'bookmark' as const, briefId: 'a-brief', anchor: null, name, ...stamp }
  }),
)

/** A workspace as an analyst may leave it: few annotations of any words, or many plain ones, up to 2,000. */
export const workspaces: fc.Arbitrary<Workspace> = fc
  .record({
    few: fc.array(annotation, { maxLength: 5 }),
    many: fc.oneof(fc.constant(0), fc.constantFrom(499, 500, 501, 1_000, 1_995), fc.nat({ max: 1_995 })),
    offset: fc.nat(),
    draft: fc.option(text),
  })
  .map(({ few, many, offset, draft }) => ({
    ...emptyWorkspace(),
    annotations: [...few, ...Array.from({ length: many }, (_, number) => note(number))],
    trash: few.map((removed, index) => ({ annotation: removed, index, removedAt: time })),
    draft:
      draft === null
        ? null
        : {
            noteId: null,
            briefId: 'a-brief',
            anchor: null,
            text: draft,
            tags: [],
            colour: 'yellow' as const,
          },
    reading: { 'a-brief': { offset, shift: 0.25 } },
  }))
