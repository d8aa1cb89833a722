import { type Brief, passageAt, type Section, sectionOf } from '../brief/brief'
import type { BriefMetadata } from '../brief/brief-metadata'
import type { Range } from '../brief/range'
import type { Annotation } from '../records/annotation'
import type { OwnAlias } from '../records/own-aliases'
import { tagsOf, wordsOf } from '../records/registry'
import { type Alias, aliasesOf, type Batch, type Entry, hashOf } from '../search'

/**
 * The passages of a brief, as they are searched: each brief is a source of its own, so that its saved index is loaded
 * by itself and what another brief says changes nothing in it. Ids are `<briefId>#p12`: every brief has a ¶12.
 */
export function passageBatch(brief: Brief): Batch {
  const entries = brief.passages.map((passage) => ({
    id: `${brief.id}#${passage.id}`,
    text: brief.text.slice(passage.start, passage.end),
    kind: 'passage',
    section: nameOf(sectionOf(brief, passage)),
  }))
  return { id: brief.id, hash: hashOf(entries), source: brief.id, entries }
}

/** The brief and the passage of an entry of `passageBatch`; null for the id of anything else. */
export function passageOf(entryId: string): { brief: string; passage: string } | null {
  const at = entryId.indexOf('#')
  return at < 0 ? null : { brief: entryId.slice(0, at), passage: entryId.slice(at + 1) }
}

/**
 * A note or bookmark as it is searched, in the section of its `place`; null when it has no words of its own. `brief` is
 * the one it stands on, null while that is not at hand: then it has no section.
 */
export function annotationEntry(
  brief: Brief | null,
  annotation: Annotation,
  place: Range | null,
): Entry | null {
  const text = wordsOf(annotation)
  if (text === null) return null
  const section = brief && place ? nameOf(sectionOf(brief, passageAt(brief, place.start))) : ''
  const tags = tagsOf(annotation)
  return { id: annotation.id, text, source: `${annotation.kind}s`, kind: annotation.kind, section, tags }
}

/** How many characters of annotations there are to be searched. */
export function weightOf(annotations: readonly Annotation[]): number {
  return annotations.reduce((sum, annotation) => sum + (wordsOf(annotation)?.length ?? 0), 0)
}

/** Every other way of writing that is known: what comes with the briefs, then the analyst's own. */
export function allAliases(
  briefs: readonly Pick<BriefMetadata, 'id' | 'terms'>[],
  own: readonly OwnAlias[],
): Alias[] {
  return [
    ...briefs.flatMap(({ id, terms }) => aliasesOf(terms, id)),
    ...own.map(({ phrases }): Alias => ({ phrases, origin: 'own' })),
  ]
}

/** "3 Outlook on …": `in:` asks for the number or for words of the title. */
function nameOf({ number, title }: Section): string {
  return number === null ? title : `${number} ${title}`
}
