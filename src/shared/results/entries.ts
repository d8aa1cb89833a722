import { type Brief, passageAt, type Section, sectionOf } from '../brief/brief'
import type { Range } from '../brief/range'
import type { Annotation } from '../records/annotation'
import { type Alias, aliasesOf, type Batch, type Entry, hashOf } from '../search'
import type { OwnAlias } from '../workspace/workspace'
import { searchableText } from './result-groups'

/** The passages of a brief, as they are searched: one source, whatever is written beside it. */
export function passageBatch(brief: Brief): Batch {
  const entries = brief.passages.map((passage) => ({
    id: passage.id,
    text: brief.text.slice(passage.start, passage.end),
    kind: 'passage',
    section: nameOf(sectionOf(brief, passage)),
  }))
  return { id: brief.id, hash: hashOf(entries), source: brief.id, entries }
}

/** A note or bookmark as it is searched, in the section of its `place`; null when it has no words of its own. */
export function annotationEntry(brief: Brief, annotation: Annotation, place: Range | null): Entry | null {
  const text = searchableText(annotation)
  if (text === null) return null
  const section = place ? nameOf(sectionOf(brief, passageAt(brief, place.start))) : ''
  const tags = annotation.kind === 'note' ? annotation.tags : []
  return { id: annotation.id, text, source: `${annotation.kind}s`, kind: annotation.kind, section, tags }
}

/** How many characters of annotations there are to be searched. */
export function weightOf(annotations: readonly Annotation[]): number {
  return annotations.reduce((sum, annotation) => sum + (searchableText(annotation)?.length ?? 0), 0)
}

/** Every other way of writing that is known: what comes with the brief, then the analyst's own. */
export function allAliases(brief: Brief, own: readonly OwnAlias[]): Alias[] {
  return [...aliasesOf(brief.terms), ...own.map(({ phrases }): Alias => ({ phrases, origin: 'own' }))]
}

/** "3 Outlook on …": `in:` asks for the number or for words of the title. */
function nameOf({ number, title }: Section): string {
  return number === null ? title : `${number} ${title}`
}
