import { expect, test } from 'vitest'
import { parseBrief, passageAt } from '../../../../src/shared/brief/brief'
import { cite } from '../../../../src/shared/exchange/citation'
import { bundled, metadata } from '../bundled-brief'

const title =
  "North Korea's Troop Deployment to the Ukraine War and Fomenting Hostility Toward South Korea: " +
  "Escaping the Dilemma of the 'Relationship between two belligerent States' Doctrine"
const source =
  `Cha Du Hyeogn, “${title},” Asan Issue Brief 2024-19(S), ` +
  'The Asan Institute for Policy Studies, 28 October 2024'

function rangeOf(words: string, brief = bundled) {
  const start = brief.text.indexOf(words)
  return { start, end: start + words.length }
}

function numbered(number: number) {
  const passage = bundled.passages.find((candidate) => candidate.number === number)
  if (!passage) throw new Error(`no ¶${number}`)
  return passage
}

test('a phrase is quoted and followed by its source, section and paragraph', () => {
  expect(cite(bundled, rangeOf('nuclear alliance'))).toBe(`“nuclear alliance” (${source}, § 2, ¶ 20).`)
})

test('a whole passage is cited without its words', () => {
  expect(cite(bundled, numbered(20))).toBe(`${source}, § 2, ¶ 20.`)
})

test('several whole passages are cited without their words, from the first to the last', () => {
  expect(cite(bundled, { start: numbered(14).start, end: numbered(16).end })).toBe(
    `${source}, § 2, ¶¶ 14–16.`,
  )
})

test('a quotation across passages runs on, with every section and paragraph it touches', () => {
  const range = { start: numbered(10).end - 6, end: numbered(11).start + 13 }
  const words = `${bundled.text.slice(range.start, numbered(10).end)} 2. Kim Jong Un's Crisis`
  expect(cite(bundled, range)).toMatch(/^“\w+\. 2\. Kim Jong Un's .*” \(.*, §§ 1–2, ¶¶ 10–11\)\.$/)
  expect(cite(bundled, range).startsWith(`“${words}`)).toBe(true)
})

test('a part without a number is cited by its name', () => {
  expect(cite(bundled, numbered(1))).toBe(`${source}, Introduction, ¶ 1.`)
  expect(cite(bundled, { start: numbered(2).start, end: numbered(3).end })).toBe(
    `${source}, Introduction–§ 1, ¶¶ 2–3.`,
  )
})

test('a heading and the title page have no paragraph', () => {
  const heading = bundled.passages.find(({ id }) => id === 'heading-2') ?? numbered(1)
  expect(cite(bundled, heading)).toBe(`${source}, § 2, heading.`)
  expect(cite(bundled, passageAt(bundled, 0))).toBe(`${source}, Title page.`)
})

test('an empty range is cited as the place it stands in', () => {
  const { start } = numbered(20)
  expect(cite(bundled, { start: start + 5, end: start + 5 })).toBe(`${source}, § 2, ¶ 20.`)
})

test('double quotation marks within the quotation become single, apostrophes stay', () => {
  const text = 'Title\n\nHe said, "It\'s (“so”) here—"now" and then," and after that no one ever spoke again.'
  const brief = parseBrief({ ...metadata, title: 'Is "this" it?' }, text)
  const range = rangeOf('said, "It\'s (“so”) here—"now" and then," and', brief)
  expect(cite(brief, range)).toMatch(
    /^“said, ‘It's \(‘so’\) here—‘now’ and then,’ and” \(Cha Du Hyeogn, “Is ‘this’ it\?” Asan/,
  )
})
