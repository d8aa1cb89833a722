import type { Annotation } from '../../shared/records/annotation'

const longest = 400

/** Enough of an annotation to know it by: a note's words, a highlight's quote, a bookmark's name. */
export function knownBy(annotation: Annotation): string {
  switch (annotation.kind) {
    case 'note':
      return annotation.text.slice(0, longest) || annotation.tags.map((tag) => `#${tag}`).join(' ')
    case 'highlight':
      return `“${annotation.anchor?.quote.slice(0, longest) ?? ''}”`
    case 'bookmark':
      return annotation.name
  }
}
