import type { HighlightColour } from '../../shared/annotation'
import type { Range } from '../../shared/range'

/** Something painted on the text: an annotation, the words a new note will stand on, or a search hit. */
export type Layer = Range &
  (
    | { kind: 'highlight' | 'note'; id: string; colour: HighlightColour }
    | { kind: 'draft'; colour: HighlightColour }
    | { kind: 'hit' }
  )

/** How a piece under these layers looks, as data attributes for the style sheet; the last colour given lies on top. */
export function paintOf(layers: Layer[]) {
  const coloured = layers.filter((layer) => layer.kind !== 'hit')
  const ids = layers.flatMap((layer) => ('id' in layer ? [layer.id] : []))
  return {
    'data-colour': coloured.at(-1)?.colour,
    'data-under': coloured.length > 1 ? coloured.at(-2)?.colour : undefined,
    'data-hit': layers.some(({ kind }) => kind === 'hit') || undefined,
    'data-annotations': ids.length > 0 ? ids.join(' ') : undefined,
  }
}
