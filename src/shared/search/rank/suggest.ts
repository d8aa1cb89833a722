import type { Kind } from '../expand/expand'
import { within } from '../expand/misspelling'
import type { SourceIndex } from '../inverted/source-index'
import type { Want } from '../query/query'
import type { Steps } from '../text/steps'
import { type Finding, find } from './find'

/** A query that finds something where another does not: that one set right, or those of its words that are somewhere. */
export type Suggestion = { query: string; kind: 'set-right' | 'any-of' }

/** A query, where it is asked, and how. */
export type Asking = Pick<Finding, 'aliases' | 'asked' | 'isExactOnly'> & {
  sourceIndexes: SourceIndex[]
  query: string
}

/** What may be asked instead of a query that finds nothing, or null. */
export function* suggestionFor(asking: Asking): Steps<Suggestion | null> {
  const right = yield* meantBy(asking)
  if (right !== null) return { query: right, kind: 'set-right' }
  const any = yield* anyOf(asking)
  return any === null ? null : { query: any, kind: 'any-of' }
}

/**
 * The query with its unknown words set right, if that finds something. Filters, exclusions and quotation marks stay as
 * they were typed.
 */
function* meantBy({ sourceIndexes, aliases, asked, query }: Asking): Steps<string | null> {
  for (const sourceIndex of sourceIndexes) {
    const wants = asked.wants.map((want) => meant(sourceIndex, want))
    if (wants.every((want, at) => want === asked.wants[at])) continue
    yield
    const [best] = yield* find({
      sourceIndex,
      aliases,
      asked: { ...asked, wants },
      isExactOnly: true,
      limit: 1,
    })
    if (best && best.hit.missing.length === 0) return setRight(query, asked.wants, wants).trim()
  }
  return null
}

/** Those words of a query of plain words that are somewhere, any of which will do. */
function* anyOf(asking: Asking): Steps<string | null> {
  const { wants, filters, excluded } = asking.asked
  const required = wants.filter(({ isRequired }) => isRequired)
  if (filters.length + excluded.length > 0 || required.length < 2) return null
  if (required.some(({ kind }) => kind !== 'word')) return null
  const known = yield* somewhere(asking, required)
  return known.length > 0 ? known.join(' OR ') : null
}

/** Those of the wants, as they were typed, that are found by themselves: as they stand, in another form, by another name. */
export function* somewhere({ sourceIndexes, asked: _, ...given }: Asking, wants: Want[]): Steps<string[]> {
  const known: string[] = []
  for (const want of wants) {
    const alone = { wants: [{ ...want, isOpen: false, compounds: [] }], filters: [], excluded: [] }
    for (const sourceIndex of sourceIndexes) {
      const [best] = yield* find({ ...given, sourceIndex, asked: alone, limit: 1 })
      if (best === undefined || best.hit.why.some(({ kind }) => unsure.has(kind))) continue
      known.push(want.text)
      break
    }
  }
  return known
}

const unsure: ReadonlySet<Kind> = new Set(['approximate', 'prefix'])

/** An unknown word as the source index's nearest, up to two edits away, three in a long word. */
function meant({ vocabulary }: SourceIndex, want: Want): Want {
  const [term = ''] = want.terms
  if (want.kind !== 'word' || !want.isRequired || vocabulary.has(term) || term.length < 5) return want
  const [nearest] = within(vocabulary, term, term.length > 9 ? 3 : 2).sort((a, b) => a.edits - b.edits)
  return nearest ? { ...want, text: nearest.term, terms: [nearest.term], compounds: [] } : want
}

function setRight(query: string, typed: Want[], wants: Want[]): string {
  return typed.reduce((text, want, at) => text.replace(want.text, () => wants[at]?.text ?? ''), query)
}
