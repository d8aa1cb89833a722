import type { Range } from '../../../shared/brief/range'
import type { HighlightColour } from '../../../shared/records/highlight'
import { type RankClass, rankClasses } from '../../../shared/search'

/** Something painted on the text: an annotation, the words a new note will stand on, or a search hit. */
export type Layer = Range &
  (
    | { kind: 'highlight' | 'note'; id: string; colour: HighlightColour }
    | { kind: 'draft'; colour: HighlightColour }
    | { kind: 'hit'; rank: RankClass; isMarked: boolean }
  )

/**
 * How a piece under these layers looks, as data attributes for the style sheet; the last colour given lies on top, but
 * beneath a hit.
 */
export function paintOf(layers: Layer[]) {
  const coloured = layers.filter((layer) => layer.kind !== 'hit')
  const hits = layers.filter((layer) => layer.kind === 'hit')
  const isHit = hits.length > 0
  const ids = layers.flatMap((layer) => ('id' in layer ? [layer.id] : []))
  return {
    'data-colour': coloured.at(-1)?.colour,
    'data-under': coloured.at(isHit ? -1 : -2)?.colour,
    'data-hit': rankClasses.find((rank) => hits.some((hit) => hit.rank === rank)),
    'data-marked-hit': hits.some(({ isMarked }) => isMarked) || undefined,
    'data-annotations': ids.length > 0 ? ids.join(' ') : undefined,
  }
}
