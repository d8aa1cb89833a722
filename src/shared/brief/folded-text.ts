/** A text with its typographic variants made equal, and the way back to the offsets of the original. */
export type Folded = {
  text: string
  /** The offset in the original of a unit of the folded text; its length gives the original's length. */
  originAt(index: number): number
  /** The place in the folded text of an offset in the original. */
  indexAt(origin: number): number
}

const plain = new Map([
  ...[...'‘’‚‛′`´'].map((quote) => [quote, "'"] as const),
  ...[...'“”„‟″«»'].map((quote) => [quote, '"'] as const),
  ...[...'‐‑‒–—―−'].map((dash) => [dash, '-'] as const),
])
const blank = /\s/

/** Curly quotes made straight, dashes short, and each run of white space one space. */
export function fold(original: string): Folded {
  const units: string[] = []
  const origins: number[] = []
  for (let offset = 0; offset < original.length; offset++) {
    const unit = original.charAt(offset)
    const isBlank = blank.test(unit)
    if (isBlank && units.at(-1) === ' ') continue
    units.push(isBlank ? ' ' : (plain.get(unit) ?? unit))
    origins.push(offset)
  }
  return {
    text: units.join(''),
    originAt: (index) => origins[index] ?? original.length,
    indexAt: (origin) => {
      const index = origins.findIndex((offset) => offset >= origin)
      return index < 0 ? origins.length : index
    },
  }
}
