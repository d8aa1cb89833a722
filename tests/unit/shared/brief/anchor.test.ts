import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { type Anchor, anchorAt, anchorShape, locate } from '../../../../src/shared/brief/anchor'
import { textAt } from '../../../../src/shared/brief/brief'
import { limits } from '../../../../src/shared/limits'
import { briefOf, bundled } from '../bundled-brief'

const phrase = 'evolve into a nuclear alliance in the medium term'

function anchorOf(words: string, brief = bundled, from = 0) {
  const start = brief.text.indexOf(words, from)
  if (start < 0) throw new Error(`not in the text: ${words}`)
  return anchorAt(brief, { start, end: start + words.length })
}

/** What the anchor's words have become in a revised text, or null. */
function found(text: string, anchor: Anchor) {
  const brief = briefOf(text)
  const range = locate(brief, anchor)
  return range && textAt(brief, range)
}

test('an anchor holds the place, the words, and 32 units on each side', () => {
  const anchor = anchorOf(phrase)
  expect(anchor).toEqual({
    start: bundled.text.indexOf(phrase),
    end: bundled.text.indexOf(phrase) + phrase.length,
    quote: phrase,
    prefix: 'deepening DPRK-Russia alignment could '.slice(-32),
    suffix: '. Although the outcome of the U.S. presidential election'.slice(0, 32),
  })
  expect(locate(bundled, anchor)).toEqual({ start: anchor.start, end: anchor.end })
})

test('context never starts or ends inside a surrogate pair', () => {
  const brief = briefOf(`a😀${'x'.repeat(31)}QUOTE${'y'.repeat(31)}😀b`)
  const anchor = anchorOf('QUOTE', brief)
  expect(anchor.prefix).toBe('x'.repeat(31))
  expect(anchor.suffix).toBe('y'.repeat(31))
})

test('a selection over the limit is refused in words, at the limit it is kept', () => {
  const brief = briefOf('x'.repeat(limits.quote + 1))
  expect(() => anchorAt(brief, { start: 0, end: limits.quote + 1 })).toThrow(/longer than 20,000 characters/)
  expect(anchorShape(z).safeParse(anchorAt(brief, { start: 0, end: limits.quote })).success).toBe(true)
})

test('a quote that moved is found by its words', () => {
  const anchor = anchorOf(phrase)
  const text = `A new first line.\n\n${bundled.text}`
  expect(locate(briefOf(text), anchor)).toEqual({ start: anchor.start + 19, end: anchor.end + 19 })
})

test('words that stand where they stood are found there, whatever became of the words around them', () => {
  const anchor = anchorOf('alliance', briefOf('In the medium term a genuine alliance may grow from this.'))
  expect(locate(briefOf('About something else, and an alliance is said to stand there.'), anchor)).toEqual({
    start: anchor.start,
    end: anchor.end,
  })
})

test('a quote is found however its white space was set anew', () => {
  const anchor = anchorOf(phrase)
  const reset = phrase.replaceAll(' ', '\n\t ')
  expect(found(`Revised. ${bundled.text.replace(phrase, reset)}`, anchor)).toBe(reset)
})

test('a quote is found though quotation marks, dashes and white space changed', () => {
  const anchor = anchorOf("this 'Relationship between two belligerent states' doctrine presents two")
  const revised = bundled.text.replace(
    "this 'Relationship between two belligerent states' doctrine presents two",
    'this ‘Relationship  between\ntwo belligerent states’ doctrine presents two',
  )
  expect(found(`Revised. ${revised}`, anchor)).toBe(
    'this ‘Relationship  between\ntwo belligerent states’ doctrine presents two',
  )
})

test('a quote with a few edited characters is found', () => {
  const anchor = anchorOf(phrase)
  const reworded = 'evolve to a nuclear aliance in the medium-term'
  expect(found(`Revised. ${bundled.text.replace(phrase, reworded)}`, anchor)).toBe(reworded)
})

test('a whole paragraph with words put in and taken out is found', () => {
  const passage = bundled.passages.find(({ number }) => number === 25)
  if (!passage) throw new Error('no ¶25')
  const anchor = anchorAt(bundled, passage)
  const reworded = anchor.quote
    .replace('Most importantly, ', '')
    .replace('U.S. tactical', 'some American tactical')
  expect(reworded.length).not.toBe(anchor.quote.length)
  const place = found(`Revised. ${bundled.text.replace(anchor.quote, reworded)}`, anchor)
  expect(place?.slice(-200)).toBe(reworded.slice(-200))
  expect(place?.slice(40)).toContain(reworded.slice(40))
})

test('a repeated quote is told apart by the words around it', () => {
  const text =
    'The first alliance was genuine. The second alliance was nuclear. The third alliance was neither.'
  const anchor = anchorOf('alliance', briefOf(text), text.indexOf('second'))
  const revised = `Many words were put in front of all that was said. ${text}`
  expect(locate(briefOf(revised), anchor)?.start).toBe(revised.indexOf('alliance was nuclear'))
})

test('a place with more of the same words around it is taken before a nearer one', () => {
  const anchor = anchorOf(
    'alliance',
    briefOf('Russia and the North may form an alliance that outlives the war.'),
  )
  const nearer = 'It is said that others form an alliance too.'
  const whole = 'And so Russia and the North may form an alliance that outlives the war.'
  const text = `${nearer} ${'Much else is said in between. '.repeat(40)}${whole}`
  expect(locate(briefOf(text), anchor)?.start).toBe(text.lastIndexOf('alliance'))
})

test('a quote repeated in the same words is told apart by distance', () => {
  const line = 'This is a line that is said over and over again, the same each time.\n\n'
  const anchor = anchorOf('over and over', briefOf(line.repeat(9)), line.length * 4)
  const revised = `New.\n\n${line.repeat(9)}`
  expect(locate(briefOf(revised), anchor)?.start).toBe(anchor.start + 6)
})

test('words that are gone are an orphan, though the text has others like them', () => {
  const anchor = anchorOf(phrase)
  expect(found(bundled.text.replace(phrase, 'become something else'), anchor)).toBeNull()
  expect(
    found(bundled.text.replace(phrase, 'develop onto some nuclear reliance in a longer term'), anchor),
  ).toBeNull()
  expect(found('Nothing of the kind is said here.', anchor)).toBeNull()
})

test('a short word is not taken for the same word elsewhere', () => {
  const anchor = anchorOf('alliance', briefOf('In the medium term a genuine alliance may grow from this.'))
  expect(
    found('The text is another, and it has an alliance of its own, which is not the one.', anchor),
  ).toBeNull()
})

test('an empty range is found by its neighbours, or is an orphan', () => {
  const start = bundled.text.indexOf('nuclear alliance in')
  const anchor = anchorAt(bundled, { start, end: start })
  expect(locate(bundled, anchor)).toEqual({ start, end: start })
  expect(locate(briefOf(`Before. ${bundled.text}`), anchor)).toEqual({ start: start + 8, end: start + 8 })
  expect(locate(briefOf('Nothing of the kind is said here.'), anchor)).toBeNull()
})

test('any range of the text is found again after text was put in front', () => {
  const last = bundled.text.length
  const range = fc
    .tuple(fc.nat(last), fc.nat(400))
    .map(([start, length]) => ({ start, end: Math.min(last, start + length) }))
    .filter(({ start, end }) => start === end || /\S/.test(bundled.text.slice(start, end)))
  const moved = briefOf(`Foreword.\n\n${bundled.text}`)
  fc.assert(
    fc.property(range, ({ start, end }) => {
      const place = locate(moved, anchorAt(bundled, { start, end }))
      expect(place && textAt(moved, place).trim()).toBe(bundled.text.slice(start, end).trim())
    }),
    { numRuns: 200 },
  )
})

test('the longest quote is sought in a long text, found or not', () => {
  const words = fc
    .sample(fc.stringMatching(/^[a-z]{2,9}$/), { numRuns: 4000, seed: 7 })
    .join(' ')
    .slice(0, 20_000)
  const anchor = anchorAt(briefOf(words), { start: 0, end: words.length })
  const revised = words.replace(words.slice(9_000, 9_020), 'reworded')
  const lost = [...words].map((unit, index) => (index % 9 === 0 ? '#' : unit)).join('')
  const repetitive = 'the same '.repeat(2_222)
  expect(locate(briefOf(revised), anchor)).toEqual({ start: 0, end: revised.length })
  for (const text of [lost, repetitive, bundled.text]) expect(locate(briefOf(text), anchor)).toBeNull()
})

test('a quote in a text that repeats itself is found within a repetition of where it was', () => {
  const repetitive = briefOf('xyxxy '.repeat(3_333))
  const around = { prefix: 'xyxxy '.repeat(5), suffix: ' xyxxy'.repeat(5) }
  const pairs = [
    ['x', 'x'],
    ['xyx_y xyxxy', 'xyxxy xyxxy'],
    ['xyxxy_xyxxy_xyxxy_xyxxy_xyxxy_xyxxy', 'xyxxy xyxxy xyxxy xyxxy xyxxy xyxxy'],
  ] as const
  for (const [quote, found] of pairs) {
    const anchor = { start: 9_001, end: 9_001 + quote.length, quote, ...around }
    const place = locate(repetitive, anchor)
    expect(place && textAt(repetitive, place)).toBe(found)
    expect(Math.abs((place?.start ?? 0) - anchor.start)).toBeLessThan('xyxxy '.length)
  }
})

test('a long quote that nearly fits in many places is still found', () => {
  const line = 'the same words each time, '
  const text = line.repeat(760)
  const quote = `${text.slice(0, 8_000)}but once${text.slice(8_000, 18_000)}`
  const anchor = { start: 500, end: 500 + quote.length, quote, prefix: '', suffix: '' }
  const brief = briefOf(text)
  expect(locate(brief, anchor)).not.toBeNull()
})
