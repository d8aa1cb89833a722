import type { SourceIndex } from '../inverted/source-index'
import type { Aliases, AliasOrigin } from '../lexicon/aliases'
import { askedInitials, askedNames } from '../lexicon/names'
import type { Want } from '../query/query'
import { isSyllables, withoutParticle } from '../text/hangul'

/** What may stand for asked words in other letters: an alias of theirs, initials written out, another romanisation. */
export type Alternative = {
  terms: string[]
  kind: 'alias' | 'romanisation'
  origin: AliasOrigin | 'initials' | null
}

const longestName = 3

/** Words asked for in a row, `start` to `end`, and what may stand for them. */
type Row = { start: number; end: number; wants: Want[]; aliases: Alternative[]; others: Alternative[] }

/** For each want, what may stand for it, alone or together with those beside it. */
export function alternatives(
  sourceIndex: SourceIndex,
  aliases: Aliases,
  wants: readonly Want[],
): Map<Want, Alternative[]> {
  const words = wants.filter(({ kind, isRequired }) => kind === 'word' && isRequired)
  const rows: Row[] = []
  for (const start of words.keys()) {
    for (let count = 1; count <= Math.max(longestName, aliases.longest); count++) {
      const row = words.slice(start, start + count)
      if (row.length < count) break
      rows.push({ start, end: start + count, wants: row, ...alternativesOf(sourceIndex, aliases, row) })
    }
  }
  const found = new Map<Want, Alternative[]>()
  for (const row of rows) {
    // "Republic of Korea" means another state within "Democratic People's Republic of Korea"
    const isWithin = rows.some((other) => other.aliases.length > 0 && other !== row && holds(other, row))
    const own = [...(isWithin ? [] : row.aliases), ...row.others]
    for (const want of row.wants) found.set(want, [...(found.get(want) ?? []), ...own])
  }
  return found
}

function holds(one: Row, other: Row): boolean {
  return one.start <= other.start && one.end >= other.end
}

function alternativesOf(
  sourceIndex: SourceIndex,
  aliases: Aliases,
  row: Want[],
): Pick<Row, 'aliases' | 'others'> {
  const [first] = row
  const terms = row.flatMap((want) => want.terms)
  const isTogether = (row.at(-1)?.position ?? 0) - (first?.position ?? 0) === row.length - 1
  return {
    aliases: [
      ...aliasesOf(sourceIndex, aliases, terms),
      ...(row.length === 2 && isTogether ? aliasesOf(sourceIndex, aliases, [terms.join('')]) : []),
    ],
    others: [
      ...(row.length <= longestName && isTogether ? namesOf(sourceIndex, terms) : []),
      ...(row.length === 1 && first ? writtenOut(sourceIndex, first) : []),
    ],
  }
}

/** The aliases of a row of terms that occur, the last word in singular or plural (ICBM, ICBMs). */
function aliasesOf({ vocabulary, source }: SourceIndex, aliases: Aliases, terms: string[]): Alternative[] {
  return aliases.of(terms, source).flatMap(({ terms: others, origin }) => {
    const last = others.at(-1) ?? ''
    const forms = [last, `${last}s`, last.replace(/(?<=..)s$/, '')].filter(vocabulary.has)
    const before = others.slice(0, -1)
    if (!before.every(vocabulary.has)) return []
    return [...new Set(forms)].map(
      (form): Alternative => ({ terms: [...before, form], kind: 'alias', origin }),
    )
  })
}

/**
 * Where another spelling of a Korean name stands, written as one word or as several. Hangul spells a name in one way, but
 * for the gaps: two Hangul words that sound alike are two words (규정, 교정).
 */
export function namesOf({ names }: SourceIndex, terms: string[]): Alternative[] {
  const found = askedNames(terms).flatMap(names.get)
  return otherSpellings(found, terms)
}

/** Where a name stands of which the beginning is typed. */
export function namesBegun({ names }: SourceIndex, term: string): Alternative[] {
  const found = askedNames([term]).flatMap(names.startingWith)
  return otherSpellings(found, [term])
}

function otherSpellings(found: string[][], terms: string[]): Alternative[] {
  const asked = terms.join('')
  const isMeant = (row: string[]) => {
    const written = row.join('')
    if (!isSyllables(asked) || !isSyllables(written)) return row.join(' ') !== terms.join(' ')
    return row.length > terms.length && withoutParticle(written) === withoutParticle(asked)
  }
  return found.filter(isMeant).map((row) => ({ terms: row, kind: 'romanisation', origin: null }))
}

function writtenOut({ initials }: SourceIndex, want: Want): Alternative[] {
  const key = askedInitials(want.text)
  const rows = key === null ? [] : initials.get(key)
  return rows.map((row) => ({ terms: row, kind: 'alias', origin: 'initials' }))
}
