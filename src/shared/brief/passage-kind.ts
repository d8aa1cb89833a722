export type PassageKind = 'title' | 'byline' | 'heading' | 'paragraph' | 'item' | 'source' | 'biography'

/** A heading as printed: its number ("2", "1.3"), or null when it has none, and its words. */
export type Heading = { number: string | null; title: string }

const longestHeading = 160
const numbered = /^(\d{1,2}(?:\.\d{1,2})*)[.)]\s+(\S.*)$/
const listed = /^(?:[-–—•▪*]\s+|\(\w{1,3}\)\s+)\S/
const aboutPeople = /^about (?:the )?(?:experts?|authors?)$/i
const derived = /^this [\w ]{1,40} is an? [\w ]{0,40}(?:summary|translation|version|excerpt)\b/i
const linkInParentheses = /^\(.*https?:\/\/\S+\)$/
const sentenceEnd = /[.!?…。][\])}'"’”]*$/
const headingEnd = /[.,;:…。][\])}'"’”]*$/

/**
 * What each line of a brief is, in order. The lines are trimmed and not blank. The rules:
 * - The first line is the title. What stands between it and the first prose or numbered heading is bylines.
 * - Prose is a line of eight words that ends as a sentence does, or any line of 200 units.
 * - A numbered heading ("2. …") is short, does not end in a stop, comma or colon, and has no numbered neighbour of
 *   the same depth: two in a row are a list.
 * - "About Experts" (or Authors) opens the last part: its prose is biography, its names are bylines.
 * - Source notes ("This article is an English Summary …", a parenthesis that ends in a link) stand right before
 *   that part, or at the very end. Anywhere else such a line is text.
 */
export function kindsOf(lines: string[]): PassageKind[] {
  const body = startOfBody(lines)
  const people = startOfPeople(lines, body)
  const source = startOfSource(lines, { body, people })
  return lines.map((line, index) => {
    if (index === 0) return 'title'
    if (index < body) return 'byline'
    if (index === people) return 'heading'
    if (index > people) return isProse(line) ? 'biography' : 'byline'
    if (index >= source) return 'source'
    if (isNumberedHeading(lines, index)) return 'heading'
    return isItem(lines, index) ? 'item' : 'paragraph'
  })
}

/** A heading line taken apart. */
export function headingOf(line: string): Heading {
  const [, number, title] = numbered.exec(line) ?? []
  return number === undefined || title === undefined ? { number: null, title: line } : { number, title }
}

function startOfBody(lines: string[]): number {
  const index = lines.findIndex((line, at) => at > 0 && (isProse(line) || isNumberedHeading(lines, at)))
  return index < 0 ? lines.length : index
}

function startOfPeople(lines: string[], body: number): number {
  const index = lines.findLastIndex((line, at) => at > body && aboutPeople.test(line))
  return index < 0 ? lines.length : index
}

function startOfSource(lines: string[], { body, people }: { body: number; people: number }): number {
  let start = people
  while (start - 1 > body && isSource(lines[start - 1] ?? '')) start--
  return start
}

function isProse(line: string): boolean {
  return line.length >= 200 || (sentenceEnd.test(line) && line.split(/\s+/).length >= 8)
}

function isSource(line: string): boolean {
  return derived.test(line) || linkInParentheses.test(line)
}

function isNumberedHeading(lines: string[], index: number): boolean {
  const line = lines[index] ?? ''
  if (!numbered.test(line) || line.length > longestHeading || headingEnd.test(line)) return false
  return !hasNumberedNeighbour(lines, index)
}

function isItem(lines: string[], index: number): boolean {
  const line = lines[index] ?? ''
  return listed.test(line) || (numbered.test(line) && hasNumberedNeighbour(lines, index))
}

function hasNumberedNeighbour(lines: string[], index: number): boolean {
  const depth = depthOf(lines[index])
  return [lines[index - 1], lines[index + 1]].some((line) => depthOf(line) === depth)
}

/** "2." is 1 deep, "1.3." is 2 deep, a line without a number is 0. */
function depthOf(line = ''): number {
  return headingOf(line).number?.split('.').length ?? 0
}
