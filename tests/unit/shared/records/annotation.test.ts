import { expect, test } from 'vitest'
import { z } from 'zod'
import { limits } from '../../../../src/shared/limits'
import { Annotation, AnnotationChanges, AnnotationDraft } from '../../../../src/shared/records/annotation'
import { tagShape } from '../../../../src/shared/records/tags'

const anchor = { start: 3, end: 8, quote: 'words', prefix: '', suffix: '' }
const note = { kind: 'note', briefId: 'a-brief', anchor, colour: 'yellow', text: '', tags: [] as string[] }
const bookmark = { kind: 'bookmark', briefId: 'a-brief', anchor, name: 'A name' }

const isDraft = (value: unknown) => AnnotationDraft.safeParse(value).success
const isTag = (value: string) => tagShape(z).safeParse(value).success

test('a tag of 64 characters is kept, one of 65 and an empty one are refused', () => {
  expect(isTag('t'.repeat(64))).toBe(true)
  expect(isTag('t'.repeat(65))).toBe(false)
  expect(isTag('')).toBe(false)
})

test('a tag may have several words and any script, but no comma, tab, or blanks around it', () => {
  expect(['two words', '핵 동맹', 'ROK–U.S.'].map(isTag)).toEqual([true, true, true])
  expect([' a', 'a ', 'a,b', 'a  b', 'a\tb'].map(isTag)).toEqual([false, false, false, false, false])
})

test('a note of 100,000 characters is kept, one more is refused', () => {
  expect(isDraft({ ...note, text: 'n'.repeat(100_000) })).toBe(true)
  expect(isDraft({ ...note, text: 'n'.repeat(100_001) })).toBe(false)
})

test('a note has at most 32 tags', () => {
  const tags = Array.from({ length: limits.tags + 1 }, (_, index) => `tag ${index}`)
  expect(isDraft({ ...note, tags: tags.slice(1) })).toBe(true)
  expect(isDraft({ ...note, tags })).toBe(false)
})

test('a bookmark has a name of 1 to 200 characters', () => {
  expect(['', 'b', 'b'.repeat(200), 'b'.repeat(201)].map((name) => isDraft({ ...bookmark, name }))).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('an annotation may be an orphan, but its anchor is never half a one', () => {
  expect(isDraft({ ...note, anchor: null })).toBe(true)
  expect(isDraft({ ...note, anchor: { ...anchor, start: -1 } })).toBe(false)
  expect(isDraft({ ...note, anchor: { start: 3, end: 8 } })).toBe(false)
  expect(isDraft({ ...note, anchor: { ...anchor, quote: 'q'.repeat(limits.quote + 1) } })).toBe(false)
})

test('a draft has no id or time, an annotation has both', () => {
  const stamp = {
    id: '7d444840-9dc0-41d1-b245-5ffdce74fad2',
    createdAt: '2025-01-02T03:04:05.678Z',
    updatedAt: '2025-01-02T03:04:05.678Z',
  }
  expect(isDraft({ ...note, ...stamp })).toBe(false)
  expect(Annotation.safeParse(note).success).toBe(false)
  expect(Annotation.parse({ ...note, ...stamp })).toEqual({ ...note, ...stamp })
})

test('fields of another kind are refused, as are changes that no kind has', () => {
  expect(isDraft({ ...bookmark, tags: [] })).toBe(false)
  expect(AnnotationChanges.safeParse({ text: 'new', id: 'x' }).success).toBe(false)
  expect(AnnotationChanges.safeParse({ text: 'new' }).success).toBe(true)
})
