/** A half-open span of a brief's text, in UTF-16 units: the one ruler for hits, highlights, bookmarks and places. */
export type Range = { start: number; end: number }

/** Whether a span is the same as another, which may be missing. */
export function isSameRange(a: Range, b: Range | null): boolean {
  return b !== null && a.start === b.start && a.end === b.end
}

/** Whether two spans share at least one unit. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end
}

/** Whether `inner` lies wholly within `outer`. */
export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** The part of `range` that lies within `bounds`, or null when they do not meet. */
export function clip(range: Range, bounds: Range): Range | null {
  if (!overlaps(range, bounds)) return null
  return { start: Math.max(range.start, bounds.start), end: Math.min(range.end, bounds.end) }
}

/** The same spans in their order, those with nothing but blanks between them as one: words found side by side. */
export function joined(ranges: readonly Range[], text: string): Range[] {
  const all: Range[] = []
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last && text.slice(last.end, start).trim() === '') last.end = Math.max(last.end, end)
    else all.push({ start, end })
  }
  return all
}

/** A stretch of text under the same set of layers; `layers` keeps the order they were given in. */
export type Piece<L> = Range & { layers: L[] }

/**
 * `bounds` cut at every edge of the layers that meet it, in order and without gaps.
 * Overlapping highlights, hits and lens marks all become pieces that simply render one after another.
 */
export function split<L extends Range>(bounds: Range, layers: L[]): Piece<L>[] {
  const present = layers.flatMap((layer, order) => (overlaps(layer, bounds) ? [{ layer, order }] : []))
  const edges = new Set([bounds.start, bounds.end])
  for (const { layer } of present) {
    edges.add(Math.max(layer.start, bounds.start))
    edges.add(Math.min(layer.end, bounds.end))
  }
  const ordered = [...edges].sort((a, b) => a - b)
  const coming = present.toSorted((a, b) => b.layer.start - a.layer.start)
  let open: typeof present = []
  return ordered.slice(1).map((end, index) => {
    const start = ordered[index] ?? bounds.start
    open = open.filter(({ layer }) => layer.end > start)
    for (let next = coming.at(-1); next && next.layer.start < end; next = coming.at(-1))
      open.push(coming.pop() ?? next)
    const layersHere = open.filter(({ layer }) => layer.end > start).sort((a, b) => a.order - b.order)
    return { start, end, layers: layersHere.map(({ layer }) => layer) }
  })
}
