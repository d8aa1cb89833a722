/** Values by key, of which at most `most` are kept: those set or asked for last. */
export type Recent<K, V> = {
  get(key: K): V | null
  set(key: K, value: V): void
  delete(key: K): void
  clear(): void
}

/** Nothing yet. */
export function createRecent<K, V>(most: number): Recent<K, V> {
  const kept = new Map<K, V>() // a Map keeps the order of setting, so its first key is the one longest unused

  function set(key: K, value: V): void {
    kept.delete(key)
    kept.set(key, value)
    if (kept.size <= most) return
    for (const oldest of kept.keys()) {
      kept.delete(oldest)
      return
    }
  }

  return {
    get(key) {
      const value = kept.get(key)
      if (value === undefined) return null
      set(key, value)
      return value
    },
    set,
    delete: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  }
}
