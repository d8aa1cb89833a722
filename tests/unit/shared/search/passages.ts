import { readFileSync } from 'node:fs'
import { aliasesOf, createSearch, type Hit } from '../../../../src/shared/search'
import { metadata } from '../bundled-brief'

/** The bundled brief, a passage a line; ids are `p0`, `p1`, … */
export const passages = readFileSync('resources/briefs/asan-2024-19s/source.txt', 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((text, index) => ({ id: `p${index}`, text, source: 'brief' }))

/** The aliases that the brief's description gives. */
export const briefAliases = aliasesOf(metadata.terms, metadata.id)

/** A search over the brief, which knows its terms. */
export function briefSearch() {
  const search = createSearch(passages)
  search.setAliases(briefAliases)
  return search
}

/** The text of the passage or other entry that was hit. */
export function textOf(hit: Hit | undefined, entries: { id: string; text: string }[] = passages): string {
  return entries.find(({ id }) => id === hit?.id)?.text ?? ''
}

/** The words that a hit shows, each once. */
export function shown(hit: Hit | undefined, entries: { id: string; text: string }[] = passages): string[] {
  const text = textOf(hit, entries)
  return [...new Set(hit?.ranges.map(({ start, end }) => text.slice(start, end)))]
}
