/** Values under keys; the key null keeps nothing. */
export type Groups<K> = {
  add(key: K | null, value: string): void
  delete(key: K | null, value: string): void
  get(key: K | null): readonly string[]
}

/** No groups. */
export function createGroups<K>(): Groups<K> {
  const groups = new Map<K, string[]>()
  return {
    add(key, value) {
      if (key === null) return
      const group = groups.get(key)
      if (group) group.push(value)
      else groups.set(key, [value])
    },
    delete(key, value) {
      if (key === null) return
      const rest = groups.get(key)?.filter((each) => each !== value) ?? []
      if (rest.length > 0) groups.set(key, rest)
      else groups.delete(key)
    },
    get: (key) => (key === null ? [] : (groups.get(key) ?? [])),
  }
}
