import { Failure } from '../failure'
import type { BriefMetadata } from './brief-metadata'
import { headingOf, kindsOf, type PassageKind } from './passage-kind'
import type { Range } from './range'

export type { PassageKind }

/** A part of a brief: its text range, its printed number if it has one, and its heading (or a given name). */
export type Section = Range & { id: string; number: string | null; title: string }

/** One block of the page. `number` is its ¶ number through the document; titles, bylines and headings have none. */
export type Passage = Range & { id: string; kind: PassageKind; number: number | null; section: string }

/** A parsed brief. Every range in it is measured in UTF-16 units of `text`. */
export type Brief = BriefMetadata & { text: string; sections: Section[]; passages: Passage[] }

type Line = Range & { kind: PassageKind; text: string }
type SectionName = Omit<Section, keyof Range>

/**
 * The brief that stands in `text`, which is kept as it is: each non-blank line is one passage, whose range is the
 * line without the blanks around it. What a line is follows from the rules in `passage-kind.ts`.
 * Throws Failure 'brief-unreadable' when there is nothing but blanks.
 */
export function parseBrief(metadata: BriefMetadata, text: string): Brief {
  const lines = linesOf(text)
  if (lines.length === 0) {
    throw new Failure(
      'brief-unreadable',
      `The text of “${metadata.title}” is empty. Your notes are safe; restore the file.`,
    )
  }
  const sections: Section[] = []
  const passages: Passage[] = []
  const nameOf = namer()
  for (const [index, line] of lines.entries()) {
    const name = sectionStart(lines, index)
    if (name) sections.push({ ...unique(name, sections), start: line.start, end: line.end })
    const section = sections.at(-1) ?? impossible('the first line opens a section')
    section.end = line.end
    passages.push({
      ...nameOf(line.kind),
      kind: line.kind,
      section: section.id,
      start: line.start,
      end: line.end,
    })
  }
  return { ...metadata, text, sections, passages }
}

/** The passage that holds the unit at `offset`, else the nearest before it, else the first. */
export function passageAt(brief: Brief, offset: number): Passage {
  return brief.passages[passageIndexAt(brief, offset)] ?? impossible('a brief has passages')
}

/** Its index among the passages, found by halving. */
export function passageIndexAt({ passages }: Brief, offset: number): number {
  let low = 0
  let high = passages.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((passages[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/** The section a passage lies in. */
export function sectionOf(brief: Brief, passage: Passage): Section {
  return brief.sections.find(({ id }) => id === passage.section) ?? impossible('a passage lies in a section')
}

/** How a section is called: "3 · Outlook on …", or the title alone where it has no number. */
export function sectionName({ number, title }: Section): string {
  return number === null ? title : `${number} · ${title}`
}

/** The words of a range. */
export function textAt(brief: Brief, range: Range): string {
  return brief.text.slice(range.start, range.end)
}

/** Line breaks of any kind separate; `trim` also takes a byte order mark, which is a blank like any other here. */
function linesOf(text: string): Line[] {
  const ranges = [...text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) => {
    const start = index + line.length - line.trimStart().length
    const end = index + line.trimEnd().length
    return start < end ? [{ start, end, text: text.slice(start, end) }] : []
  })
  const kinds = kindsOf(ranges.map((range) => range.text))
  return ranges.map((range, index) => ({ ...range, kind: kinds[index] ?? impossible('a line has a kind') }))
}

/** The name of the section that this line opens, or null when it belongs to the one before. */
function sectionStart(lines: Line[], index: number): SectionName | null {
  const line = lines[index]
  const before = lines[index - 1]?.kind
  if (line?.kind === 'title') return { id: 'front', number: null, title: 'Title page' }
  if (line?.kind === 'heading') return headedSection(line)
  if (line?.kind === 'source' && before !== 'source')
    return { id: 'source', number: null, title: 'Source note' }
  const isFirstOfBody = line?.kind !== 'byline' && (before === 'title' || before === 'byline')
  if (!isFirstOfBody || lines.slice(0, index).some(({ kind }) => kind === 'heading')) return null
  const hasHeadings = lines.some(({ kind, text }) => kind === 'heading' && headingOf(text).number !== null)
  return hasHeadings
    ? { id: 'introduction', number: null, title: 'Introduction' }
    : { id: 'text', number: null, title: 'Text' }
}

function headedSection({ text }: Line): SectionName {
  const heading = headingOf(text)
  return { id: heading.number === null ? 'experts' : `section-${heading.number}`, ...heading }
}

/** Numbers may start again in an annex, ids may not. */
function unique(name: SectionName, taken: Section[]): SectionName {
  const repeats = taken.filter(({ id }) => id === name.id || id.startsWith(`${name.id}_`)).length
  return repeats === 0 ? name : { ...name, id: `${name.id}_${repeats + 1}` }
}

/** Gives each passage its id and, where it has one, its ¶ number: `title`, `byline-1`, `heading-1`, `p1` … */
function namer(): (kind: PassageKind) => Pick<Passage, 'id' | 'number'> {
  const counts = { byline: 0, heading: 0, numbered: 0 }
  return (kind) => {
    if (kind === 'title') return { id: 'title', number: null }
    if (kind === 'byline' || kind === 'heading') return { id: `${kind}-${++counts[kind]}`, number: null }
    const number = ++counts.numbered
    return { id: `p${number}`, number }
  }
}

function impossible(fact: string): never {
  throw new Error(`not so: ${fact}`)
}
