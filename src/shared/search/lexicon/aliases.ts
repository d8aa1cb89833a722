import type { Term } from '../../brief/brief-metadata'
import { isStopWord } from '../text/stop-words'
import { tokenise } from '../text/tokenise'
import { stem } from './inflection'

/** Where an alias comes from: the brief explains it, it is commonly known, or the analyst gave it. */
export type AliasOrigin = 'brief' | 'external' | 'own'

/** Two ways of writing that mean the same; what shares a writing with another alias means the same as that, too. */
export type Alias = { phrases: [string, string]; origin: AliasOrigin }

/** A way of writing that is looked for because another was asked for, as terms in a row. */
export type AliasReading = { terms: string[]; origin: AliasOrigin }

/** All known aliases by what is asked for. */
export type Aliases = {
  /** The longest phrase, in words that are not common ones. */
  readonly longest: number
  /** What means the same as these terms in a row. */
  of(terms: readonly string[]): AliasReading[]
}

type Concept = Map<string, AliasReading>

/** The aliases that a brief's description gives. */
export function aliasesOf(terms: readonly Term[]): Alias[] {
  return terms.map(({ abbreviation, expansion, inBrief }) => ({
    phrases: [abbreviation, expansion],
    origin: inBrief ? 'brief' : 'external',
  }))
}

/** The aliases, ready to be asked. Phrases without a word are passed over. */
export function createAliases(aliases: Iterable<Alias>): Aliases {
  const concepts = new Map<string, Concept>()
  for (const { phrases, origin } of aliases) {
    const written = phrases.map((phrase) => wordsOf(phrase)).filter((terms) => terms.length > 0)
    const known = written.flatMap((terms) => concepts.get(keyOf(terms)) ?? [])
    const concept: Concept = new Map(known.flatMap((each) => [...each]))
    for (const terms of written) {
      const row = terms.join(' ')
      if (!concept.has(row)) concept.set(row, { terms, origin })
    }
    for (const { terms } of concept.values()) concepts.set(keyOf(terms), concept)
  }
  return {
    longest: Math.max(0, ...Array.from(concepts.keys(), (key) => key.split(' ').length)),
    of(terms) {
      const key = keyOf(terms)
      const all = [...(concepts.get(key)?.values() ?? [])]
      const asked = all.find((reading) => keyOf(reading.terms) === key)
      const others = all.filter((reading) => keyOf(reading.terms) !== key)
      return others.map((reading) => ({
        ...reading,
        origin: lesser(reading.origin, asked?.origin ?? 'brief'),
      }))
    },
  }
}

/** Of two writings that stand for each other, the brief vouches only when it has said so of both. */
function lesser(one: AliasOrigin, other: AliasOrigin): AliasOrigin {
  const origins: AliasOrigin[] = ['own', 'external', 'brief']
  return origins.find((origin) => origin === one || origin === other) ?? one
}

function wordsOf(phrase: string): string[] {
  return tokenise(phrase).flatMap(({ term, width }) => (width === 1 ? term : []))
}

function keyOf(terms: readonly string[]): string {
  const telling = terms.filter((term) => !isStopWord(term))
  return (telling.length > 0 ? telling : terms).map(stem).join(' ')
}
