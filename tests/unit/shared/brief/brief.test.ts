import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Brief, passageAt, sectionOf, textAt } from '../../../../src/shared/brief/brief'
import { Failure } from '../../../../src/shared/failure'
import { briefOf, bundled } from '../bundled-brief'

const kindsIn = (brief: Brief) => brief.passages.map(({ kind }) => kind)
const numberOf = (id: string) => bundled.passages.find((passage) => passage.id === id)?.number
const wordsOf = (id: string) => {
  const passage = bundled.passages.find((candidate) => candidate.id === id)
  return passage ? textAt(bundled, passage) : null
}

/** Every non-blank unit stands in one passage, passages are ordered and disjoint, and sections tile them. */
function expectSound(brief: Brief) {
  let end = 0
  for (const passage of brief.passages) {
    expect(passage.start).toBeGreaterThanOrEqual(end)
    expect(passage.end).toBeGreaterThan(passage.start)
    expect(brief.text.slice(end, passage.start)).toMatch(/^\s*$/)
    end = passage.end
  }
  expect(brief.text.slice(end)).toMatch(/^\s*$/)
  for (const section of brief.sections) {
    const inside = brief.passages.filter((passage) => passage.section === section.id)
    expect({ start: section.start, end: section.end }).toEqual({
      start: inside[0]?.start,
      end: inside.at(-1)?.end,
    })
  }
  expect(brief.passages.map((passage) => passage.section)).toEqual(
    brief.sections.flatMap(({ id }) =>
      brief.passages.filter((passage) => passage.section === id).map(() => id),
    ),
  )
  expect(new Set(brief.passages.map(({ id }) => id)).size).toBe(brief.passages.length)
  expect(new Set(brief.sections.map(({ id }) => id)).size).toBe(brief.sections.length)
}

test('the bundled brief has 39 passages and every character that is not blank stands in exactly one', () => {
  expect(bundled.passages).toHaveLength(39)
  expectSound(bundled)
})

test('the bundled brief is a title, bylines, prose, three headed sections, a source note and its expert', () => {
  const paragraphs = (count: number) => Array.from({ length: count }, () => 'paragraph')
  expect(kindsIn(bundled)).toEqual([
    'title',
    ...['byline', 'byline', 'byline', 'byline'],
    ...paragraphs(2),
    ...['heading', ...paragraphs(8)],
    ...['heading', ...paragraphs(3), 'item', 'item', 'item', ...paragraphs(4)],
    ...['heading', ...paragraphs(5)],
    ...['source', 'source'],
    ...['heading', 'byline', 'byline', 'biography'],
  ])
})

test('paragraphs, items, source notes and the biography are numbered ¶1 to ¶28; titles and headings are not', () => {
  const numbers = bundled.passages.flatMap(({ number }) => (number === null ? [] : [number]))
  expect(numbers).toEqual(Array.from({ length: 28 }, (_, index) => index + 1))
  for (const { id, kind, number } of bundled.passages) {
    expect(number === null).toBe(['title', 'byline', 'heading'].includes(kind))
    if (number !== null) expect(id).toBe(`p${number}`)
  }
  expect(numberOf('byline-6')).toBeNull()
})

test('passages say what the page says', () => {
  expect(wordsOf('byline-2')).toBe('Cha Du Hyeogn, Principal Fellow')
  expect(wordsOf('byline-5')).toBe('Cha Du Hyeogn')
  expect(wordsOf('byline-6')).toBe('Center for Foreign Policy and National Security')
  expect(wordsOf('p1')).toMatch(/^On October 18, .* by around November 1\.$/)
  expect(wordsOf('p14')).toMatch(/^- \(1\) There are malicious/)
  expect(wordsOf('p26')).toMatch(/^This article is an English Summary/)
  expect(wordsOf('p27')).toMatch(/^\(‘북한의 .*<https:\/\/www\.asaninst\.org\/\?p=96235>\)$/)
  expect(wordsOf('p28')).toMatch(/^Dr\. Cha Du Hyeogn .* organizations\.$/)
})

test('sections follow the page, with their printed numbers', () => {
  expect(bundled.sections.map(({ id, number }) => [id, number])).toEqual([
    ['front', null],
    ['introduction', null],
    ['section-1', '1'],
    ['section-2', '2'],
    ['section-3', '3'],
    ['source', null],
    ['experts', null],
  ])
  expect(bundled.sections.map(({ title }) => title)).toEqual([
    'Title page',
    'Introduction',
    "The Background and Dilemma of North Korea's 'Relationship between two belligerent states' Doctrine",
    "Kim Jong Un's Crisis Mentality, Escalation of Hostility, and Deployment to Russia",
    "Outlook on North Korea's Future Actions and South Korea's Response",
    'Source note',
    'About Experts',
  ])
})

test('a place belongs to the passage that holds it, the nearest before it, or the first', () => {
  const [title, byline] = bundled.passages
  expect(passageAt(bundled, 0)).toBe(title)
  expect(passageAt(bundled, title?.end ?? 0)).toBe(title)
  expect(passageAt(bundled, byline?.start ?? 0)).toBe(byline)
  expect(passageAt(bundled, bundled.text.length + 9).number).toBe(28)
  const place = bundled.text.indexOf('nuclear alliance')
  expect(passageAt(bundled, place).number).toBe(20)
  expect(sectionOf(bundled, passageAt(bundled, place)).id).toBe('section-2')
})

const prose = 'This sentence has more than eight words, so that it is prose.'

test('carriage returns and a byte order mark are blanks, and the text is kept as it is', () => {
  const text = `\uFEFFTitle\r\n\r\nA. Uthor\r\n\r\n${prose}\r\n\r\n1. Heading\r\n\r\n${prose}`
  const brief = briefOf(text)
  expect(brief.text).toBe(text)
  expect(kindsIn(brief)).toEqual(['title', 'byline', 'paragraph', 'heading', 'paragraph'])
  expect(textAt(brief, passageAt(brief, 0))).toBe('Title')
  expectSound(brief)
})

test('a brief without numbered headings is one text', () => {
  const brief = briefOf(`Title\n\n2025.1.2\n\n${prose}\n\n${prose}\n\nAbout the Author\n\n${prose}\n`)
  expect(brief.sections.map(({ id, title }) => [id, title])).toEqual([
    ['front', 'Title page'],
    ['text', 'Text'],
    ['experts', 'About the Author'],
  ])
  expect(kindsIn(brief)).toEqual(['title', 'byline', 'paragraph', 'paragraph', 'heading', 'biography'])
})

test('a numbered sentence is a paragraph and a run of numbered lines is a list: neither is a heading', () => {
  const brief = briefOf(
    `Title\n\n${prose}\n\n1. Heading\n\n2. This one is said.\n\n${prose}\n1. Apples\n2. Pears\n`,
  )
  expect(kindsIn(brief)).toEqual(['title', 'paragraph', 'item', 'item', 'paragraph', 'item', 'item'])
  const parted = briefOf(`Title\n\n${prose}\n\n1. Heading\n\n${prose}\n\n2. This one is said.\n\n${prose}\n`)
  expect(kindsIn(parted)).toEqual(['title', 'paragraph', 'heading', 'paragraph', 'paragraph', 'paragraph'])
})

test('numbers that start again in an annex do not give two sections one id', () => {
  const brief = briefOf(
    `Title\n\n1. One\n\n${prose}\n\n1.1. Deeper\n\n${prose}\n\n1. Annex\n\n${prose}\n\n1. More\n\n${prose}`,
  )
  expect(brief.sections.map(({ id }) => id)).toEqual([
    'front',
    'section-1',
    'section-1.1',
    'section-1_2',
    'section-1_3',
  ])
  expectSound(brief)
})

test('a text of blanks is refused', () => {
  expect(() => briefOf(' \n\uFEFF\r\n\t')).toThrow(Failure)
})

test('whatever the lines are, every character that is not blank stands in exactly one passage', () => {
  const line = fc.oneof(
    fc.constantFrom(
      prose,
      '1. Heading',
      '1.1 Deeper',
      'About Experts',
      '- (1) item',
      '(see <https://a.b/c>)',
      '',
    ),
    fc.constantFrom(
      'This article is an English Summary of another one.',
      '\uFEFF ',
      '  Short  ',
      '2) Two',
      '3. Three.',
    ),
    fc.string({ unit: 'binary', maxLength: 40 }),
  )
  const breaks = fc.constantFrom('\n', '\r\n', '\n\n', '\r', ' \n\t\n')
  fc.assert(
    fc.property(fc.array(fc.tuple(line, breaks), { maxLength: 24 }), (pairs) => {
      const text = pairs.flat().join('')
      if (text.trim() !== '') expectSound(briefOf(text))
    }),
    { numRuns: 500 },
  )
})
