import type { Term } from '../../brief/brief-metadata'
import { isStopWord } from '../text/stop-words'
import { tokenise } from '../text/tokenise'
import { stem } from './inflection'

/** Where an alias comes from: the brief explains it, it is commonly known, or the analyst gave it. */
export type AliasOrigin = 'brief' | 'external' | 'own'

/**
 * Two ways of writing that mean the same; what shares a writing with another alias means the same as that, too. `brief`
 * is the id of the brief whose list it comes from: in any other brief it is external.
 */
export type Alias = { phrases: [string, string]; origin: AliasOrigin; brief?: string }

/** A way of writing that is looked for because another was asked for, as terms in a row. */
export type AliasReading = { terms: string[]; origin: AliasOrigin }

/** A way of writing, where it comes from at first, and where from in each brief that lists it. */
type Writing = AliasReading & { inBriefs: Map<string, AliasOrigin> }

/** All known aliases by what is asked for. */
export type Aliases = {
  /** The longest phrase, in words that are not common ones. */
  readonly longest: number
  /** What means the same as these terms in a row, to somebody who reads this source: a brief's id, or the notes. */
  of(terms: readonly string[], source: string): AliasReading[]
}

type Concept = Map<string, Writing>

/** The aliases that the description of a brief gives. */
export function aliasesOf(terms: readonly Term[], brief: string): Alias[] {
  return terms.map(({ abbreviation, expansion, inBrief }) => ({
    phrases: [abbreviation, expansion],
    origin: inBrief ? 'brief' : 'external',
    brief,
  }))
}

/** The aliases, ready to be asked. Phrases without a word are passed over. */
export function createAliases(aliases: Iterable<Alias>): Aliases {
  const concepts = new Map<string, Concept>()
  const briefs = new Set<string>()
  for (const alias of aliases) {
    addAlias(concepts, alias)
    if (alias.brief !== undefined) briefs.add(alias.brief)
  }
  return {
    longest: Math.max(0, ...Array.from(concepts.keys(), (key) => key.split(' ').length)),
    of(terms, source) {
      const key = keyOf(terms)
      const all = [...(concepts.get(key)?.values() ?? [])]
      const asked = all.find((writing) => keyOf(writing.terms) === key)
      const others = all.filter((writing) => keyOf(writing.terms) !== key)
      const originOf = ({ origin, inBriefs }: Writing): AliasOrigin =>
        inBriefs.get(source) ?? (origin === 'brief' && briefs.has(source) ? 'external' : origin)
      return others.map((writing) => ({
        terms: writing.terms,
        origin: lesser(originOf(writing), asked ? originOf(asked) : 'brief'),
      }))
    },
  }
}

function addAlias(concepts: Map<string, Concept>, { phrases, origin, brief }: Alias): void {
  const written = phrases.map((phrase) => wordsOf(phrase)).filter((terms) => terms.length > 0)
  const known = written.flatMap((terms) => concepts.get(keyOf(terms)) ?? [])
  const concept: Concept = new Map(known.flatMap((each) => [...each]))
  for (const terms of written) {
    const row = terms.join(' ')
    const writing = concept.get(row) ?? { terms, origin, inBriefs: new Map<string, AliasOrigin>() }
    if (brief !== undefined && !writing.inBriefs.has(brief)) writing.inBriefs.set(brief, origin)
    concept.set(row, writing)
  }
  for (const { terms } of concept.values()) concepts.set(keyOf(terms), concept)
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
