import fc from 'fast-check'
import { expect, test } from 'vitest'
import { snippet } from '../../../../src/shared/brief/snippet'

const long = Array.from({ length: 120 }, (_, index) => `word${index}`).join(' ')

function rangeOf(words: string) {
  const start = long.indexOf(words)
  return { start, end: start + words.length }
}

test('a short text is shown whole', () => {
  expect(snippet('a nuclear alliance', [{ start: 2, end: 9 }])).toEqual({
    text: 'a nuclear alliance',
    ranges: [{ start: 2, end: 9 }],
    first: { start: 2, end: 9 },
  })
})

test('the first range that is shown is known as it was given', () => {
  const given = [rangeOf('word3 '), rangeOf('word80'), rangeOf('word81')]
  expect(snippet(long, given).first).toEqual(given[1])
})

test('a long text is cut around its hits, between words, and says so', () => {
  const { text, ranges } = snippet(long, [rangeOf('word90')])
  expect(text).toMatch(/^…word\d+ .* word\d+…$/)
  expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual(['word90'])
})

test('the stretch with the most hits is chosen', () => {
  const { text } = snippet(long, [rangeOf('word5 '), rangeOf('word80'), rangeOf('word81'), rangeOf('word82')])
  expect(text).toContain('word80 word81 word82')
})

test('ranges always name the words they named in the text', () => {
  const words = fc.array(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 80 })
  fc.assert(
    fc.property(words, fc.nat(), (parts, pick) => {
      const text = parts.join(' ')
      const start = pick % text.length
      const range = { start, end: Math.min(text.length, start + 5) }
      const cut = snippet(text, [range])
      for (const { start: from, end } of cut.ranges) {
        const shown = cut.text.slice(from, end)
        expect(text.replaceAll(/\s/g, ' ').slice(range.start, range.end)).toContain(shown)
      }
    }),
  )
})
