import { expect, test } from 'vitest'
import type { Annotation } from '../../../../src/shared/records/annotation'
import { type Findable, groupHits } from '../../../../src/shared/results/result-groups'
import type { Hit } from '../../../../src/shared/search'
import { bundled } from '../bundled-brief'

const at = '2026-11-23T10:00:00.000Z'
const stamp = { id: '7b0d7c1e-6a52-4f0e-9a57-0f4f6f3c2b11', createdAt: at, updatedAt: at }
const note: Annotation = {
  ...stamp,
  kind: 'note',
  briefId: bundled.id,
  anchor: null,
  colour: 'blue',
  text: 'Compare the treaty',
  tags: ['treaty'],
}
const findable: Findable = {
  briefs: [bundled],
  titleOf: (id) => id,
  annotationOf: (id) => (id === note.id ? note : null),
  placeOf: () => null,
}

/** The entry of a passage of the bundled brief; a note has its own id. */
function idOf(name: string): string {
  return /^p\d+$/.test(name) ? `${bundled.id}#${name}` : name
}

function hit(id: string, score: number, rank: Hit['rank'] = 'exact'): Hit {
  return { id: idOf(id), score, ranges: [{ start: 0, end: 4 }], rank, why: [], missing: [] }
}

function idsOf(hits: Hit[], order: 'document' | 'relevance') {
  return groupHits(findable, { hits, leftOut: [] }, order).map(({ id, results }) => [
    id,
    ...results.map((result) => result.passage ?? result.id),
  ])
}

test('in document order, hits stand in the sections of the brief, as they follow each other there', () => {
  expect(idsOf([hit('p20', 9), hit('p4', 1), hit('p12', 5)], 'document')).toEqual([
    ['section-1', 'p4'],
    ['section-2', 'p12', 'p20'],
  ])
})

test('by relevance, the best hit stands first and brings its section along', () => {
  expect(idsOf([hit('p4', 1), hit('p12', 5), hit('p20', 9)], 'relevance')).toEqual([
    ['section-2', 'p20', 'p12'],
    ['section-1', 'p4'],
  ])
})

test.each(['document', 'relevance'] as const)(
  'in either order (%s), exact hits come first, then other names, then approximate ones',
  (order) => {
    const hits = [hit('p20', 3), hit('p4', 9, 'approximate'), hit('p5', 8, 'alias'), hit('p6', 1)]
    expect(idsOf(hits, order).flatMap(([, ...ids]) => ids)).toEqual(
      order === 'document' ? ['p6', 'p20', 'p5', 'p4'] : ['p20', 'p6', 'p5', 'p4'],
    )
    expect(new Set(idsOf(hits, order).map(([id]) => id)).size).toBe(4)
  },
)

test('ranges of a passage are measured in the brief, ready to be painted', () => {
  const [group] = groupHits(findable, { hits: [hit('p1', 1)], leftOut: [] }, 'document')
  const range = group?.results[0]?.ranges[0]
  expect(range && bundled.text.slice(range.start, range.end)).toBe('On O')
})

test('a note without a place in the text is still a result', () => {
  const [group] = groupHits(findable, { hits: [hit(note.id, 1)], leftOut: [] }, 'document')
  expect(group).toMatchObject({
    title: 'Notes',
    results: [{ kind: 'note', target: null, annotationId: note.id }],
  })
})

test('a hit on something that is gone is left out', () => {
  expect(idsOf([hit('nobody', 1)], 'document')).toEqual([])
})

test('words side by side are one hit on the page, and a result leads to the first hit that its snippet shows', () => {
  const passage = bundled.passages.find(({ id }) => id === 'p20')
  const text = passage ? bundled.text.slice(passage.start, passage.end) : ''
  const ranges = [...text.matchAll(/nuclear|alliance/g)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }))
  const [group] = groupHits(findable, { hits: [{ ...hit('p20', 1), ranges }], leftOut: [] }, 'relevance')
  const result = group?.results[0]
  const words = result?.ranges.map(({ start, end }) => bundled.text.slice(start, end))
  expect(words).toEqual(['alliance', 'nuclear', 'nuclear alliance', 'alliance', 'nuclear'])
  expect(result?.snippet.text).toContain("'nuclear alliance'")
  expect(result?.target?.start).toBe(result?.ranges[2]?.start)
})
