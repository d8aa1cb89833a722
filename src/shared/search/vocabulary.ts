import { look, stem, typed } from './keys'

/** Every term of an index once, and the ways to find those that are like a given word. */
export type Vocabulary = {
  add(term: string): void
  delete(term: string): void
  has(term: string): boolean
  /** Terms with the same stem: talks, talked, talking. */
  inflections(term: string): string[]
  /** Terms that look the same on a bad scan: chalIenge, retums. */
  lookalikes(term: string): string[]
  /** Terms that begin with these keystrokes. */
  startingWith(term: string): string[]
  /** Terms of `length` letters. */
  ofLength(length: number): Iterable<string>
}

/** An empty vocabulary. */
export function createVocabulary(): Vocabulary {
  const stems = createGroups<string>()
  const looks = createGroups<string>()
  const lengths = createGroups<number>()
  const terms = new Set<string>()
  // [keystrokes, term]; made again when first needed after a change
  let sorted: [string, string][] | null = null

  return {
    add(term) {
      if (terms.has(term)) return
      terms.add(term)
      stems.add(stem(term), term)
      looks.add(look(term), term)
      lengths.add(term.length, term)
      sorted = null
    },
    delete(term) {
      if (!terms.delete(term)) return
      stems.delete(stem(term), term)
      looks.delete(look(term), term)
      lengths.delete(term.length, term)
      sorted = null
    },
    has: (term) => terms.has(term),
    inflections: (term) => others(stems.get(stem(term)), term),
    lookalikes: (term) => others(looks.get(look(term)), term),
    ofLength: (length) => lengths.get(length),
    startingWith(term) {
      sorted ??= Array.from(terms, (each): [string, string] => [typed(each), each]).sort(byKeystrokes)
      return others(under(sorted, typed(term)), term)
    },
  }
}

/** Values under keys; the key null keeps nothing. */
function createGroups<K>() {
  const groups = new Map<K, Set<string>>()
  return {
    add(key: K | null, value: string) {
      if (key === null) return
      const group = groups.get(key)
      if (group) group.add(value)
      else groups.set(key, new Set([value]))
    },
    delete(key: K | null, value: string) {
      if (key === null) return
      const group = groups.get(key)
      group?.delete(value)
      if (group?.size === 0) groups.delete(key)
    },
    get: (key: K | null): Iterable<string> => (key === null ? [] : (groups.get(key) ?? [])),
  }
}

function others(terms: Iterable<string>, term: string): string[] {
  return Array.from(terms).filter((each) => each !== term)
}

function byKeystrokes([a]: [string, string], [b]: [string, string]): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function under(sorted: [string, string][], prefix: string): string[] {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.[0] ?? '') < prefix) low = middle + 1
    else high = middle
  }
  const found: string[] = []
  for (let at = low; sorted[at]?.[0].startsWith(prefix); at++) found.push(sorted[at]?.[1] ?? '')
  return found
}
