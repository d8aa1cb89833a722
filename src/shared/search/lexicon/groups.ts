/** Terms that have something in common, which a key says: a stem, a look. */
export type Groups = {
  add(term: string): void
  delete(term: string): void
  /** The other terms of the same key. */
  of(term: string): string[]
}

/** No terms. The key null is in no group; a term that is its own key is found by `has` and kept nowhere. */
export function createGroups(keyOf: (term: string) => string | null, has: (term: string) => boolean): Groups {
  const groups = new Map<string, string[]>()
  return {
    add(term) {
      const key = keyOf(term)
      if (key === null || key === term) return
      const group = groups.get(key)
      if (group) group.push(term)
      else groups.set(key, [term])
    },
    delete(term) {
      const key = keyOf(term)
      if (key === null || key === term) return
      const rest = groups.get(key)?.filter((each) => each !== term) ?? []
      if (rest.length > 0) groups.set(key, rest)
      else groups.delete(key)
    },
    of(term) {
      const key = keyOf(term)
      if (key === null) return []
      const own = key !== term && has(key) && keyOf(key) === key ? [key] : []
      return [...own, ...(groups.get(key) ?? []).filter((each) => each !== term)]
    },
  }
}
