import { expect, test } from 'vitest'
import { indexOf } from '../../../scripts/search/indexes'
import { passageBatch } from '../../../src/shared/results/entries'
import { createSearch } from '../../../src/shared/search'
import { bundled } from '../shared/bundled-brief'

test('the index that is built with the app is all that the window needs', () => {
  const search = createSearch()
  const batch = passageBatch(bundled)
  expect(search.load(indexOf(`resources/briefs/${bundled.id}`), batch.source, [batch])).toEqual([])
  expect(search.search('Kusrk').hits.length).toBeGreaterThan(0)
})

test('an index of another text of the same brief is not used', () => {
  const search = createSearch()
  const batch = passageBatch({ ...bundled, text: bundled.text.replace('Kursk', 'Kirsk') })
  expect(search.load(indexOf(`resources/briefs/${bundled.id}`), batch.source, [batch])).toEqual([batch])
})
