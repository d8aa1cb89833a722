import type { Fields } from '../text/entry'
import { fold } from '../text/fold'
import { tokenise } from '../text/tokenise'
import type { FilterName } from './lexer'

/** Whether an entry with these fields is among those asked for. */
export type Filter = (fields: Fields) => boolean

const kindsIn = new Map([
  ['brief', 'passage'],
  ['passages', 'passage'],
  ['notes', 'note'],
  ['bookmarks', 'bookmark'],
])

/**
 * The filter that a query names: `tag:` one of the entry's tags; `in:notes`, `in:bookmarks`, `in:brief`; `in:` any
 * other words a section by its number or words of its title; `kind:` a kind. Null if the value has no word.
 */
export function filterOf({
  name,
  value,
  isLast,
}: {
  name: FilterName
  value: string
  isLast: boolean
}): Filter | null {
  const asked = wordsOf(value)
  if (asked.length === 0) return null
  const [first = ''] = asked
  if (name === 'tag') return ({ tags = [] }) => tags.some((tag) => isTag(tag, value, isLast))
  if (name === 'kind') return ({ kind = '' }) => kind === first || `${kind}s` === first
  const kind = asked.length === 1 ? kindsIn.get(first) : undefined
  if (kind !== undefined) return (fields) => fields.kind === kind
  return ({ section = '' }) => {
    const words = wordsOf(section)
    return asked.every((word) =>
      words.some((each) => each === word || (word.length > 2 && each.startsWith(word))),
    )
  }
}

/** A tag by its name; while it is being typed, by its beginning. */
function isTag(tag: string, asked: string, isOpen: boolean): boolean {
  const [name, beginning] = [fold(tag), fold(asked.replace(/^#/, ''))]
  return isOpen ? name.startsWith(beginning) : name === beginning
}

function wordsOf(text: string): string[] {
  return tokenise(text).flatMap(({ term, width }) => (width === 1 ? term : []))
}
