import { expect, test } from 'vitest'
import { allAliases, passageBatch } from '../../../../src/shared/results/entries'
import { reasonOf } from '../../../../src/shared/results/reason'
import { createSearch } from '../../../../src/shared/search'
import { bundled } from '../bundled-brief'

const search = createSearch()
search.putBatch(passageBatch(bundled))
search.setAliases(allAliases([bundled], [{ phrases: ['the sticks', 'four brigades'] }]))

function reasonFor(query: string, id: string): string | null {
  const { hits, leftOut } = search.search(query)
  const hit = hits.find((each) => each.id === `${bundled.id}#${id}`)
  return hit ? reasonOf(hit, leftOut) : null
}

test.each([
  ['Kursk ', 'p1', 'exact'],
  ['troops', 'p24', 'exact'],
  ['drones airspaces ', 'p2', 'form: airspaces → airspace'],
  ['infilt', 'p2', 'beginning: infilt → infiltrated'],
  ['life style', 'p12', 'spacing: life style → lifestyle'],
  ['demarcationline', 'p22', 'spacing: demarcationline → Demarcation Line'],
  ['ROK drones', 'p2', 'alias: ROK → South Korea (external)'],
  ['U.S. DPRK disarmament', 'p6', 'exact'],
  ['USA tactical', 'p25', 'alias: USA → U.S, United States (external)'],
  ['SPA session January', 'p3', "alias: SPA → Supreme People's Assembly (initials)"],
  ['sticks Kursk', 'p1', 'alias: sticks → four brigades (your own)'],
  ['Kyongui', 'p2', 'romanisation: Kyongui ≈ Gyeongui'],
  ['Kim Il-seong', 'p8', 'romanisation: seong ≈ Kim Il Sung'],
  ['nucler aliance', 'p20', 'approximate: nucler ≈ nuclear, aliance ≈ alliance'],
  ['dorne incident', 'p22', 'approximate: dorne ≈ drone · form: incident → incidents'],
  ['nuclear weather alliance', 'p20', 'exact · without weather'],
  ['Kursk kubernetes', 'p1', 'exact'],
  ['kind:passage', 'p1', 'all that the filter lets through'],
])('%s: %s is there because of “%s”', (query, id, reason) => {
  expect(reasonFor(query, id)).toBe(reason)
})

test('no more than three parts are told, and how many there are beside', () => {
  const why = ['a', 'b', 'c', 'd', 'e'].map((word) => ({
    word,
    term: word,
    found: word.toUpperCase(),
    kind: 'prefix' as const,
    origin: null,
  }))
  expect(reasonOf({ why, missing: ['f'] }, [])).toBe('beginning: a → A, b → B, c → C · 2 more · without f')
})
