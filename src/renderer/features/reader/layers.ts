import { type Brief, passageIndexAt } from '../../../shared/brief/brief'
import type { Range } from '../../../shared/brief/range'
import type { Annotation } from '../../../shared/records/annotation'
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

/** The layers of each passage, by its index; passages that nothing is painted on are left out. */
export type LayersByPassage = ReadonlyMap<number, Layer[]>

/** Gives each layer to the passages that it lies on, in the order in which they were given. */
export function byPassage(brief: Brief, layers: readonly Layer[]): LayersByPassage {
  const all = new Map<number, Layer[]>()
  for (const layer of layers) {
    const { passages } = brief
    for (
      let index = passageIndexAt(brief, layer.start);
      (passages[index]?.start ?? Infinity) < layer.end;
      index += 1
    ) {
      const own = all.get(index)
      if (own) own.push(layer)
      else all.set(index, [layer])
    }
  }
  return all
}

/** How much is painted at a time, in layers; more is painted around the reader only, on at least so many passages each way. */
const most = 600
const nearest = 3

/**
 * The first and the last index of the passages that are painted, seen from the one that is being read; `countOf` tells
 * how many layers a passage has.
 */
export function paintedAround(
  countOf: (index: number) => number,
  { at, last }: { at: number; last: number },
): [number, number] {
  let [from, to] = [at, at]
  let count = countOf(at)
  while (from > 0 || to < last) {
    const isNearDone = Math.min(at, nearest) <= at - from && Math.min(last - at, nearest) <= to - at
    if (count > most && isNearDone) break
    if (from > 0) count += countOf(--from)
    if (to < last) count += countOf(++to)
  }
  return [from, to]
}

const known = new WeakMap<Annotation, Layer>()

/** How an annotation is painted on its range, the same object as long as neither changes; null for a bookmark. */
export function layerOf(annotation: Annotation, { start, end }: Range): Layer | null {
  if (annotation.kind === 'bookmark') return null
  const before = known.get(annotation)
  if (before?.start === start && before.end === end) return before
  const { kind, id, colour } = annotation
  const layer: Layer = { start, end, kind, id, colour }
  known.set(annotation, layer)
  return layer
}

/** Whether two layers look the same on the page. */
export function isSameLayer(a: Layer, b: Layer | undefined): boolean {
  if (a === b) return true
  return b !== undefined && a.start === b.start && a.end === b.end && JSON.stringify(a) === JSON.stringify(b)
}
