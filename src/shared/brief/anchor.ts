import type { z } from 'zod'
import { Failure } from '../failure'
import { limits } from '../limits'
import { type Brief, textAt } from './brief'
import { type Found, findExact, findSimilar } from './find-quote'
import { type Folded, fold } from './folded-text'
import type { Range } from './range'

/**
 * Where an annotation stands: a W3C Web Annotation TextPositionSelector and TextQuoteSelector in one record.
 * Offsets are UTF-16 units of the brief's text; prefix and suffix are the words around the quote.
 */
export const anchorShape = (zod: typeof z) => {
  const offset = zod.number().int().nonnegative()
  const beside = zod.string().max(64)
  return zod.strictObject({
    start: offset,
    end: offset,
    quote: zod.string().max(limits.quote),
    prefix: beside,
    suffix: beside,
  })
}
export type Anchor = z.infer<ReturnType<typeof anchorShape>>

/** Units of text kept on each side of a quote: enough to tell repeated phrases apart, short enough to survive edits. */
const context = 32

/**
 * What a candidate place is judged by. The words weigh most: a place with other words is another place. Each side of
 * context weighs alike, and together less than the words, since neighbours are edited more often than what was quoted.
 * Distance only breaks ties: after an edit early in the text every offset is wrong, but order of closeness still tells.
 */
const weights = { quote: 50, prefix: 20, suffix: 20, distance: 2 } as const

/** Units of context that must agree before words that are short, or stand in several places, are trusted. */
const leastContext = 8

/** A quote of this many units that stands in one place only needs no context: few texts say it twice by chance. */
const tellingQuote = 16

/** The anchor of a range: its place, its words and the words around it. Throws Failure 'bad-input' when it is too long. */
export function anchorAt(brief: Brief, range: Range): Anchor {
  const { text } = brief
  if (range.start < 0 || range.end > text.length || range.start > range.end)
    throw new Error('range outside the text')
  if (range.end - range.start > limits.quote) {
    const most = limits.quote.toLocaleString('en')
    throw new Failure(
      'bad-input',
      `The selection is longer than ${most} characters. Nothing was changed; select less.`,
    )
  }
  const before = Math.max(0, range.start - context)
  const after = Math.min(text.length, range.end + context)
  return {
    start: range.start,
    end: range.end,
    quote: textAt(brief, range),
    prefix: text.slice(isWithinPair(text, before) ? before + 1 : before, range.start),
    suffix: text.slice(range.end, isWithinPair(text, after) ? after - 1 : after),
  }
}

/** Where the anchored words stand now, or null if the brief no longer has them. An empty range is found by its neighbours. */
export function locate(brief: Brief, anchor: Anchor): Range | null {
  if (anchor.quote === '') return locatePoint(brief, anchor)
  if (textAt(brief, anchor) === anchor.quote) return { start: anchor.start, end: anchor.end }
  return nearestQuote(brief, anchor)
}

function locatePoint(brief: Brief, anchor: Anchor): Range | null {
  const { start, prefix, suffix } = anchor
  const around = { start: Math.max(0, start - prefix.length), end: start + suffix.length }
  const found =
    prefix + suffix && locate(brief, { ...around, quote: prefix + suffix, prefix: '', suffix: '' })
  if (!found) return null
  const point = Math.min(found.start + prefix.length, found.end)
  return { start: point, end: point }
}

/** The text was revised: trust the words, not the place. Exact words first; similar ones only when there are none. */
function nearestQuote(brief: Brief, anchor: Anchor): Range | null {
  const text = fold(brief.text)
  const quote = fold(anchor.quote).text
  const exact = findExact(text.text, quote)
  const found = exact.length > 0 ? exact : findSimilar(text.text, quote, text.indexAt(anchor.start))
  const isTelling = found.length === 1 && quote.length >= tellingQuote
  const sought = {
    start: anchor.start,
    prefix: fold(anchor.prefix).text.trimEnd(),
    suffix: fold(anchor.suffix).text.trimStart(),
  }
  const scored = found
    .map((place) => score(text, sought, place))
    .filter(({ isAgreed }) => isTelling || isAgreed)
  const [first] = scored
  if (!first) return null
  return scored.reduce((best, other) => (other.points > best.points ? other : best), first).range
}

/** Blanks beside the quote are left out on both sides: a run of them folds to one, wherever the quote was cut. */
type Sought = { start: number; prefix: string; suffix: string }
type Scored = { range: Range; points: number; isAgreed: boolean }

function score(text: Folded, { start, prefix, suffix }: Sought, place: Found): Scored {
  const before = agreement(text.text.slice(0, place.start).trimEnd(), prefix, -1)
  const after = agreement(text.text.slice(place.end).trimStart(), suffix, 0)
  const range = { start: text.originAt(place.start), end: text.originAt(place.end) }
  const points =
    weights.quote * place.similarity +
    weights.prefix * (before / Math.max(1, prefix.length)) +
    weights.suffix * (after / Math.max(1, suffix.length)) +
    weights.distance / (1 + Math.abs(range.start - start) / 1000)
  return { range, points, isAgreed: before + after >= Math.min(leastContext, prefix.length + suffix.length) }
}

/** How many units agree without a break, from the edge that touches the quote: -1 is the end of both, 0 the start. */
function agreement(text: string, expected: string, edge: -1 | 0): number {
  const step = edge === 0 ? 1 : -1
  for (let count = 0; count < expected.length; count++) {
    if (text.at(edge + step * count) !== expected.at(edge + step * count)) return count
  }
  return expected.length
}

/** Whether a cut at `index` would part a surrogate pair. */
function isWithinPair(text: string, index: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text[index] ?? '') && /[\uD800-\uDBFF]/.test(text[index - 1] ?? '')
}
