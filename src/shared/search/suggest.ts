import type { Aliases } from './aliases'
import { find } from './find'
import { within } from './misspelling'
import type { Asked, Want } from './query'
import type { Shelf } from './shelf'
import type { Steps } from './steps'

/**
 * What may have been meant by a query that finds nothing, or null: its unknown words set right, if that finds more.
 * Filters, exclusions and quotation marks stay as they were typed.
 */
export function* suggestionFor(
  shelves: Shelf[],
  aliases: Aliases,
  { query, ...asked }: Omit<Asked, 'isCut'> & { query: string },
): Steps<string | null> {
  for (const shelf of shelves) {
    const wants = asked.wants.map((want) => meant(shelf, want))
    if (wants.every((want, at) => want === asked.wants[at])) continue
    yield
    const [best] = yield* find({ shelf, aliases, asked: { ...asked, wants }, isExactOnly: true, limit: 1 })
    if (best && best.hit.missing.length === 0) return setRight(query, asked.wants, wants).trim()
  }
  return null
}

/** An unknown word as the shelf's nearest, up to two edits away, three in a long word. */
function meant({ vocabulary }: Shelf, want: Want): Want {
  const [term = ''] = want.terms
  if (want.kind !== 'word' || !want.isRequired || vocabulary.has(term) || term.length < 5) return want
  const [nearest] = within(vocabulary, term, term.length > 9 ? 3 : 2).sort((a, b) => a.edits - b.edits)
  return nearest ? { ...want, text: nearest.term, terms: [nearest.term], compounds: [] } : want
}

function setRight(query: string, typed: Want[], wants: Want[]): string {
  return typed.reduce((text, want, at) => text.replace(want.text, () => wants[at]?.text ?? ''), query)
}
