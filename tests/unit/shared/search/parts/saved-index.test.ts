import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Batch, createSearch } from '../../../../../src/shared/search'
import { engineVersion } from '../../../../../src/shared/search/inverted/saved-index'
import { passages } from '../passages'

const queries = [
  'Kursk',
  'Kusrk',
  'ROK drones',
  '평양',
  'KJU',
  'brig',
  '"two-state doctrine"',
  'zzyzx',
  'Korea',
]
const brief: Batch = {
  id: 'brief',
  hash: 'one',
  source: 'briefs',
  entries: passages.map(({ id, text }) => ({ id, text, kind: 'passage', section: '1' })),
}
const other: Batch = {
  id: 'other',
  hash: 'two',
  source: 'briefs',
  entries: [
    { id: 'o1', text: 'Sanctions against Pyeongyang' },
    { id: 'o2', text: 'A visit to Kaesong, and zzyzx' },
  ],
}

function built(...batches: Batch[]) {
  const search = createSearch()
  for (const batch of batches) search.putBatch(batch)
  return search
}

function answers(search: ReturnType<typeof createSearch>) {
  return queries.map((query) => search.search(query).hits)
}

const saved = built(brief, other).save('briefs')

test('a loaded index answers as the one that was built', () => {
  const loaded = createSearch()
  expect(loaded.load(saved, 'briefs', [brief, other])).toEqual([])
  expect(answers(loaded)).toEqual(answers(built(brief, other)))
  expect(loaded.search('Korea in:1').hits).toEqual(built(brief, other).search('Korea in:1').hits)
})

test('what is added to a loaded index is found, and what is taken out is not', () => {
  const loaded = createSearch()
  loaded.load(saved, 'briefs', [brief, other])
  loaded.putBatch({ ...other, id: 'third', entries: [{ id: 't1', text: 'Kursk again' }] })
  expect(loaded.search('Kursk').hits).toHaveLength(2)
  loaded.removeBatch('brief')
  expect(loaded.search('Kursk').hits.map(({ id }) => id)).toEqual(['t1'])
})

test('a brief of another text is built anew, and nothing of the old one is left', () => {
  const changed: Batch = { ...other, hash: 'three', entries: [{ id: 'o1', text: 'Nothing of the kind' }] }
  const loaded = createSearch()
  expect(loaded.load(saved, 'briefs', [brief, changed])).toEqual([changed])
  expect(answers(loaded)).toEqual(answers(built(brief, changed)))
})

test('a brief that is gone is not found', () => {
  const loaded = createSearch()
  expect(loaded.load(saved, 'briefs', [brief])).toEqual([])
  expect(answers(loaded)).toEqual(answers(built(brief)))
})

test('a brief that the index does not hold is built', () => {
  const third: Batch = { ...other, id: 'third', entries: [{ id: 't1', text: 'Kursk again' }] }
  const loaded = createSearch()
  expect(loaded.load(saved, 'briefs', [brief, other, third])).toEqual([third])
  expect(answers(loaded)).toEqual(answers(built(brief, other, third)))
})

test('an index can be saved again after it was loaded and changed', () => {
  const loaded = createSearch()
  loaded.load(saved, 'briefs', [brief, other])
  loaded.removeBatch('brief')
  const again = createSearch()
  expect(again.load(loaded.save('briefs'), 'briefs', [other])).toEqual([])
  expect(answers(again)).toEqual(answers(built(other)))
})

test('an index of another engine, or none at all, is built anew', () => {
  const older = saved.slice()
  const version = 1 + 'carrel search index'.length
  expect(older[version]).toBe(engineVersion)
  older[version] = engineVersion - 1
  for (const bytes of [older, new Uint8Array(), new TextEncoder().encode('carrel search index')]) {
    const loaded = createSearch()
    expect(loaded.load(bytes, 'briefs', [brief, other])).toEqual([brief, other])
    expect(answers(loaded)).toEqual(answers(built(brief, other)))
  }
})

test('any damage to the bytes is noticed', () => {
  fc.assert(
    fc.property(fc.nat(saved.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const damaged = saved.slice()
      damaged[at] = (damaged[at] ?? 0) ^ flip
      const loaded = createSearch()
      expect(loaded.load(damaged, 'briefs', [other])).toEqual([other])
    }),
    { numRuns: 200 },
  )
})

test('an index that is cut short is noticed', () => {
  for (const length of [0, 1, 19, 25, 1000, saved.length - 1]) {
    const loaded = createSearch()
    expect(loaded.load(saved.subarray(0, length), 'briefs', [other])).toEqual([other])
  }
})

test('an index is not saved without the entries that are in no batch', () => {
  const search = built(other)
  search.put({ id: 'loose', text: 'no batch', source: 'briefs' })
  expect(() => search.save('briefs')).toThrow('batches')
})
