import { typed } from '../text/keys'

type Keyed = [keystrokes: string, term: string]

/** Terms in the order of the keys that type them, so that a beginning finds those that go on from it. */
export type PrefixTyping = { add(term: string): void; startingWith(beginning: string): string[] }

const mostFresh = 2000

/** The terms, put in order once; a few that come later are looked through one by one. */
export function createPrefixTyping(terms: Iterable<string>): PrefixTyping {
  let sorted = Array.from(terms, keyed).sort(byKeystrokes)
  let fresh: Keyed[] = []
  return {
    add(term) {
      fresh.push(keyed(term))
      if (fresh.length <= mostFresh) return
      sorted = [...sorted, ...fresh].sort(byKeystrokes)
      fresh = []
    },
    startingWith(beginning) {
      const keystrokes = typed(beginning)
      const later = fresh.filter(([keys]) => keys.startsWith(keystrokes))
      return [...under(sorted, keystrokes), ...later].map(([, term]) => term)
    },
  }
}

function keyed(term: string): Keyed {
  return [typed(term), term]
}

function byKeystrokes([a]: Keyed, [b]: Keyed): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function under(sorted: Keyed[], beginning: string): Keyed[] {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.[0] ?? '') < beginning) low = middle + 1
    else high = middle
  }
  let end = low
  while (sorted[end]?.[0].startsWith(beginning)) end++
  return sorted.slice(low, end)
}
