import { type Brief, type Passage, passageAt, type Section, sectionOf, textAt } from '../brief/brief'
import { contains, overlaps, type Range } from '../brief/range'
import { oneLine } from '../one-line'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/**
 * A full citation of a range, with its place: author (names in the order given), “title,” series and number,
 * publisher, date, § and ¶. The words themselves come first, unless the range is whole passages or empty.
 */
export function cite(brief: Brief, range: Range): string {
  const passages = spanned(brief, range)
  const work = `${titled(brief.title)} ${brief.series} ${brief.number}`
  const source = [brief.author, work, brief.publisher, spelt(brief.date), ...place(brief, passages)].join(
    ', ',
  )
  const words = oneLine(textAt(brief, range))
  return words === '' || isWhole(passages, range) ? `${source}.` : `“${nested(words)}” (${source}).`
}

function spanned(brief: Brief, range: Range): Passage[] {
  const passages = brief.passages.filter((passage) => overlaps(passage, range))
  return passages.length > 0 ? passages : [passageAt(brief, range.start)]
}

function isWhole(passages: Passage[], range: Range): boolean {
  return passages.every((passage) => contains(range, passage))
}

/** “Title,” or, when it ends with a mark of its own, “Title?” */
function titled(title: string): string {
  return `“${nested(title)}${/[?!]$/.test(title) ? '' : ','}”`
}

/** "2024-10-28" as "28 October 2024". */
function spelt(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  const name = months[(month ?? 0) - 1]
  if (!name) throw new Error(`not an ISO date: ${date}`)
  return `${day} ${name} ${year}`
}

function place(brief: Brief, passages: Passage[]): string[] {
  const sections = [...new Set(passages.map((passage) => sectionOf(brief, passage)))]
  const numbers = passages.flatMap(({ number }) => number ?? [])
  const paragraphs = spread(numbers.map(String), '¶')
  const isHeading = passages.every(({ kind }) => kind === 'heading')
  return [inSections(sections), paragraphs ?? (isHeading && sections[0]?.number ? 'heading' : null)].flatMap(
    (part) => part ?? [],
  )
}

/** "§ 2", "§§ 1–2", and a part without a number by its name: "Introduction–§ 1". */
function inSections(sections: Section[]): string | null {
  const numbers = sections.flatMap(({ number }) => number ?? [])
  if (numbers.length === sections.length) return spread(numbers, '§')
  const labels = sections.map(({ number, title }) => (number === null ? title : `§ ${number}`))
  return [...new Set([labels.at(0), labels.at(-1)])].join('–')
}

/** "¶ 3", "¶¶ 3–5", or null for none. */
function spread(numbers: string[], sign: string): string | null {
  const [first] = numbers
  const last = numbers.at(-1)
  if (first === undefined) return null
  return first === last ? `${sign} ${first}` : `${sign}${sign} ${first}–${last}`
}

/** Double quotation marks within a quotation are single. Straight single ones stay: they may be apostrophes. */
function nested(words: string): string {
  return words.replaceAll(/[“„]|(?<=^|[\s([{—–-])"(?=\S)/g, '‘').replaceAll(/["”]/g, '’')
}
