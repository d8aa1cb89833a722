import Fuse from 'fuse.js'

/** The things whose labels a few letters mean, best first; all of them in their own order when nothing is typed. */
export type Matcher<T> = (typed: string) => T[]

const mostWords = 8 // of what is typed; each takes a pass over all labels
const mostLetters = 32 // of a word: fuse.js matches longer ones in parts, each by itself
const wrongLetters = 0.3 // the share of a word's letters that may be wrong

/**
 * Makes a matcher of things with labels: commands, titles, headings, tags. Every word that is typed must be in the label,
 * in any order and anywhere in it, nearly as it is typed; marks over letters count for nothing. How near it is, and how
 * much of the label that is, is the score of fuse.js.
 */
export function createMatcher<T>(things: readonly T[], labelOf: (thing: T) => string): Matcher<T> {
  const labelled = things.map((thing) => ({ label: labelOf(thing), thing }))
  const fuse = new Fuse(labelled, {
    keys: ['label'],
    threshold: wrongLetters,
    ignoreLocation: true,
    ignoreDiacritics: true,
  })
  return (typed) => {
    const words = typed.split(/\s+/).filter((word) => word !== '')
    if (words.length === 0) return [...things]
    const asked = words.slice(0, mostWords).map((word) => ({ label: word.slice(0, mostLetters) }))
    return fuse.search({ $and: asked }).map(({ item }) => item.thing)
  }
}
