import { hasRow } from '../inverted/intersect'
import type { SourceIndex } from '../inverted/source-index'
import { isHangul } from '../text/keys'
import { isStopWord } from '../text/stop-words'

const mostParts = 5
const mostRows = 20
const longest = 64
const shortestPart = 3
const shortestKoreanPart = 2 // syllables

/** Known words that a term may be written together from (demarcationline, 북한파병), where they stand in a row somewhere. */
export function splitCompound(sourceIndex: SourceIndex, term: string): string[][] {
  if (term.length > longest) return []
  if (isHangul(term)) return koreanParts(sourceIndex, term)
  const rows: string[][] = []
  addRows(rows, { sourceIndex, term, before: [] })
  const likely = rows.sort((a, b) => a.length - b.length).slice(0, mostRows)
  return likely.filter((row) => hasRow(sourceIndex, row))
}

type Rest = { sourceIndex: SourceIndex; term: string; before: string[] }

/** Every way to make the rest of a term from known words; a common word may have two letters (toescape). */
function addRows(rows: string[][], { sourceIndex, term, before }: Rest): void {
  if (term === '' && before.length > 1) rows.push(before)
  if (before.length === mostParts) return
  for (let at = 2; at <= term.length; at++) {
    const part = term.slice(0, at)
    const isWord = at >= shortestPart ? sourceIndex.vocabulary.has(part) : isStopWord(part)
    if (isWord) addRows(rows, { sourceIndex, term: term.slice(at), before: [...before, part] })
  }
}

/** Two words, of which the second may go on with particles. */
function koreanParts(sourceIndex: SourceIndex, term: string): string[][] {
  const rows: string[][] = []
  for (let at = shortestKoreanPart; at <= term.length - shortestKoreanPart; at++) {
    const [left, right] = [term.slice(0, at), term.slice(at)]
    if (!sourceIndex.vocabulary.has(left)) continue
    const rights = [
      ...[right].filter(sourceIndex.vocabulary.has),
      ...sourceIndex.vocabulary.startingWith(right),
    ]
    rows.push(...rights.map((each) => [left, each]).filter((row) => hasRow(sourceIndex, row)))
  }
  return rows
}
