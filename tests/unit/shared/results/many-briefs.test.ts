import { expect, test } from 'vitest'
import { parseBrief } from '../../../../src/shared/brief/brief'
import type { Annotation } from '../../../../src/shared/records/annotation'
import { allAliases, annotationEntry, passageBatch } from '../../../../src/shared/results/entries'
import { type Findable, groupHits, hitsOnPage } from '../../../../src/shared/results/result-groups'
import { createSearch } from '../../../../src/shared/search'
import { bundled } from '../bundled-brief'

const other = parseBrief(
  {
    ...bundled,
    id: 'harbour-2025-1',
    title: 'The harbour year',
    terms: [{ abbreviation: 'ROK', expansion: 'South Korea', inBrief: true }],
  },
  'The harbour year\n\n1. Cranes\n\nCranes from South Korea unload uranium beside drones.\n\nKelp grows by the quay.\n',
)
const at = '2026-11-24T08:00:00.000Z'
const noteOn = (briefId: string, id: string, text: string): Annotation => ({
  id,
  createdAt: at,
  updatedAt: at,
  briefId,
  anchor: null,
  kind: 'note',
  colour: 'blue',
  text,
  tags: [],
})
const here = noteOn(other.id, '7b0d7c1e-6a52-4f0e-9a57-0f4f6f3c2b11', 'Cranes are tall')
const gone = noteOn('lost-2019-3', '7b0d7c1e-6a52-4f0e-9a57-0f4f6f3c2b12', 'Cranes of a lost brief')

function desk() {
  const search = createSearch()
  for (const brief of [bundled, other]) search.load(indexOf(brief), brief.id, [passageBatch(brief)])
  search.setAliases(allAliases([bundled, other], []))
  for (const note of [here, gone]) {
    const entry = annotationEntry(note.briefId === other.id ? other : null, note, null)
    if (entry) search.put(entry)
  }
  return search
}

/** The index of one brief, saved where there was no other. */
function indexOf(brief: typeof bundled): Uint8Array {
  const search = createSearch()
  search.putBatch(passageBatch(brief))
  return search.save(brief.id)
}

function groupsOf(query: string, reading = bundled, order: 'document' | 'relevance' = 'document') {
  const findable: Findable = {
    briefs: [reading, reading === bundled ? other : bundled],
    titleOf: (id) => [bundled, other].find((brief) => brief.id === id)?.title ?? id,
    annotationOf: (id) => [here, gone].find((note) => note.id === id) ?? null,
    placeOf: () => null,
  }
  return groupHits(findable, desk().search(query), order)
}

const summary = (query: string, reading = bundled) =>
  groupsOf(query, reading).map(({ brief, briefTitle, title }) => [brief, briefTitle, title])

test('a second brief with the same passage ids leaves the first in the search', () => {
  const ids = (query: string) =>
    desk()
      .search(query)
      .hits.map(({ id }) => id)
  expect(ids('Kursk ')).toContain(`${bundled.id}#p1`)
  expect(ids('kelp ')).toEqual([`${other.id}#p2`])
})

test('each brief answers from its own index: none is built where both lie ready', () => {
  const search = createSearch()
  for (const brief of [bundled, other])
    expect(search.load(indexOf(brief), brief.id, [passageBatch(brief)])).toEqual([])
  const alone = createSearch()
  alone.load(indexOf(bundled), bundled.id, [passageBatch(bundled)])
  const inBundled = search.search('belligerent nuclear').hits.filter(({ id }) => id.startsWith(bundled.id))
  expect(inBundled).toEqual(alone.search('belligerent nuclear').hits)
})

test('taking a brief out leaves the other', () => {
  const search = desk()
  search.removeBatch(other.id)
  expect(search.search('kelp ').hits).toEqual([])
  expect(search.search('Kursk ').hits.length).toBeGreaterThan(0)
})

test('results stand by brief, then by section, the brief that is read first', () => {
  const groups = groupsOf('drones ')
  expect(groups.at(0)).toMatchObject({ brief: bundled.id, briefTitle: bundled.title })
  expect(groups.at(-1)).toMatchObject({ brief: other.id, briefTitle: other.title, title: '1 · Cranes' })
  expect([...new Set(groups.map(({ briefTitle }) => briefTitle))]).toEqual([bundled.title, other.title])
  expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length)
  expect(groupsOf('drones ', other).at(0)).toMatchObject({ brief: other.id })
})

test('where all results are in the brief that is read, the list looks as it does with one brief', () => {
  expect(summary('Kursk ').every(([brief, title]) => brief === bundled.id && title === null)).toBe(true)
})

test('a brief with the very word comes before the one that is read, if that has only something like it', () => {
  expect(summary('kelp ')).toEqual([[other.id, other.title, '1 · Cranes']])
  expect(summary('cranes ')[0]?.[0]).toBe(other.id)
})

test('a note is listed with its brief, and one whose brief is not there under that name', () => {
  const groups = groupsOf('cranes ')
  expect(groups.map(({ brief, briefTitle, title }) => [brief, briefTitle, title])).toEqual([
    [other.id, other.title, '1 · Cranes'],
    [other.id, other.title, 'Notes'],
    ['lost-2019-3', 'lost-2019-3', 'Notes'],
  ])
  expect(groups.at(-1)?.results[0]).toMatchObject({ brief: 'lost-2019-3', passage: null, target: null })
})

test('a result says brief, passage and ranges, and only those of a page are painted on it', () => {
  const groups = groupsOf('uranium drones ')
  const result = groups.flatMap(({ results }) => results).find(({ brief }) => brief === other.id)
  expect(result).toMatchObject({ passage: 'p1', kind: 'passage' })
  expect(result?.ranges.map(({ start, end }) => other.text.slice(start, end))).toEqual(['uranium', 'drones'])
  expect(hitsOnPage(groups, other.id)).toHaveLength(2)
  const painted = hitsOnPage(groups, bundled.id).map(({ start, end }) => bundled.text.slice(start, end))
  expect(painted.every((words) => /uranium|drones/i.test(words))).toBe(true)
})

test('filters ask over both briefs', () => {
  expect(summary('in:cranes')).toContainEqual([other.id, other.title, '1 · Cranes'])
  expect(groupsOf('cranes in:notes').flatMap(({ results }) => results)).toHaveLength(2)
  expect(groupsOf('cranes in:brief').flatMap(({ results }) => results.map(({ kind }) => kind))).not.toContain(
    'note',
  )
})

test('an alias is vouched for by the brief that explains it, in no other', () => {
  const origins = groupsOf('ROK ').flatMap(({ brief, results }) =>
    results.map(({ reason }) => [brief === other.id, /from the brief/.test(reason)]),
  )
  expect(origins.length).toBeGreaterThan(1)
  expect(origins.every(([isOther, isFromBrief]) => isOther === isFromBrief)).toBe(true)
})
