import { expect, test } from 'vitest'
import type { Annotation } from '../../../../src/shared/records/annotation'
import { allAliases, annotationEntry, passageBatch } from '../../../../src/shared/results/entries'
import { aliasesOf, createSearch } from '../../../../src/shared/search'
import { bundled } from '../bundled-brief'

const at = '2026-11-24T08:00:00.000Z'
const stamp = { createdAt: at, updatedAt: at, briefId: bundled.id, anchor: null }
const note: Annotation = {
  ...stamp,
  id: '7b0d7c1e-6a52-4f0e-9a57-0f4f6f3c2b11',
  kind: 'note',
  colour: 'blue',
  text: 'The beligerent doctrine, once more',
  tags: ['to do'],
}
const bookmark: Annotation = {
  ...stamp,
  id: '7b0d7c1e-6a52-4f0e-9a57-0f4f6f3c2b12',
  kind: 'bookmark',
  name: 'doctrine again',
}
const place = bundled.passages.find(({ id }) => id === 'p27') ?? null

function desk() {
  const search = createSearch()
  search.putBatch(passageBatch(bundled))
  search.setAliases(allAliases([bundled], []))
  for (const annotation of [note, bookmark]) {
    const entry = annotationEntry(bundled, annotation, annotation === note ? place : null)
    if (entry) search.put(entry)
  }
  return search
}

function idsOf(query: string) {
  return desk()
    .search(query)
    .hits.map(({ id }) => id)
}

test.each(['ROK drones', 'beligerent', 'doctrine', 'Kyongui', '"two-state doctrine"'])(
  'beside notes and bookmarks, %s finds in the brief what it finds in the brief alone',
  (query) => {
    const plain = createSearch(
      bundled.passages.map(({ id, start, end }) => ({
        id: `${bundled.id}#${id}`,
        text: bundled.text.slice(start, end),
      })),
    )
    plain.setAliases(aliasesOf(bundled.terms, bundled.id))
    const own = new Set([note.id, bookmark.id])
    const found = desk().search(query)
    expect(found.hits.filter(({ id }) => !own.has(id))).toEqual(plain.search(query).hits)
  },
)

test('filters tell notes, bookmarks, tags and sections apart', () => {
  expect(idsOf('doctrine in:notes')).toEqual([note.id])
  expect(idsOf('doctrine in:bookmarks')).toEqual([bookmark.id])
  expect(idsOf('kind:bookmark')).toEqual([bookmark.id])
  expect(idsOf('tag:"to do"')).toEqual([note.id])
  expect(idsOf('once more in:source')).toEqual([note.id])
  expect(idsOf('drones in:outlook').every((id) => /#p2\d$|#heading/.test(id))).toBe(true)
  expect(idsOf('drones in:3')).toEqual(idsOf('drones in:outlook'))
})

test('a highlight has no words of its own, so it is no entry', () => {
  const highlight: Annotation = { ...stamp, id: note.id, kind: 'highlight', colour: 'blue' }
  expect(annotationEntry(bundled, highlight, null)).toBeNull()
})

test('own aliases stand beside those that come with the brief, and are told apart', () => {
  const all = allAliases([bundled], [{ phrases: ['ROK', 'the South'] }])
  expect(all.at(0)).toMatchObject({ origin: 'brief' })
  expect(all.at(-1)).toEqual({ phrases: ['ROK', 'the South'], origin: 'own' })
})
