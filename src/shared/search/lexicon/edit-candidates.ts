/** Terms by length, each with a mask of its letters: which of them may be a few edits away is seen at a glance. */
export type EditCandidates = { add(term: string): void; near(word: string, edits: number): string[] }

type SameLength = { terms: string[]; masks: number[] }

/** The terms by length. */
export function createEditCandidates(terms: Iterable<string>): EditCandidates {
  const byLength = new Map<number, SameLength>()

  function add(term: string): void {
    const sameLength = byLength.get(term.length) ?? { terms: [], masks: [] }
    sameLength.terms.push(term)
    sameLength.masks.push(letterMask(term))
    byLength.set(term.length, sameLength)
  }

  for (const term of terms) add(term)
  return {
    add,
    near(word, edits) {
      const letters = letterMask(word)
      const pairs = pairsOf(word)
      const found: string[] = []
      for (let length = word.length - edits; length <= word.length + edits; length++) {
        const { terms: same, masks } = byLength.get(length) ?? { terms: [], masks: [] }
        // a letter more or fewer is an edit already, so that fewer are left for letters of the other's own
        const mostOfWord = edits - Math.max(0, length - word.length)
        const mostOfTerm = edits - Math.max(0, word.length - length)
        for (let at = 0; at < masks.length; at++) {
          const mask = masks[at] ?? 0
          if (!isWithin(letters & ~mask, mostOfWord) || !isWithin(mask & ~letters, mostOfTerm)) continue
          const term = same[at] ?? ''
          if (isPaired(pairs, term, edits)) found.push(term)
        }
      }
      return found
    },
  }
}

/** A bit for each letter that occurs; letters share bits, which only proposes too much. */
function letterMask(term: string): number {
  let mask = 0
  for (let at = 0; at < term.length; at++) mask |= 1 << (term.charCodeAt(at) & 31)
  return mask
}

/** Whether at most so many bits are set. */
function isWithin(mask: number, most: number): boolean {
  let rest = mask
  for (let count = 0; count < most && rest !== 0; count++) rest &= rest - 1
  return rest === 0
}

function pairsOf(word: string): Set<number> {
  const pairs = new Set<number>()
  for (let at = 0; at + 1 < word.length; at++) pairs.add(pairAt(word, at))
  return pairs
}

function pairAt(word: string, at: number): number {
  return word.charCodeAt(at) * 0x10000 + word.charCodeAt(at + 1)
}

/** One edit, a swap at worst, takes at most three of a term's pairs of letters: the others must be in the word. */
function isPaired(pairs: Set<number>, term: string, edits: number): boolean {
  let missing = 0
  for (let at = 0; at + 1 < term.length; at++) {
    if (!pairs.has(pairAt(term, at)) && ++missing > 3 * edits) return false
  }
  return true
}
