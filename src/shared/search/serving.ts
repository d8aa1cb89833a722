import type { Alias, Batch, Entry, Outcome, Search, SearchOptions } from './index'

/** What a collection is told by whoever searches in it. */
export type Told =
  | { type: 'load'; source: string; batches: Batch[]; saved: Uint8Array | null }
  | { type: 'change'; put: Entry[]; remove: string[] }
  | { type: 'aliases'; aliases: Alias[] }
  | { type: 'ask'; number: number; query: string; options: SearchOptions }

/** The answer to the question of this number. */
export type Answered = { number: number; outcome: Outcome }

export type Serving = {
  search: Search
  answer: (answered: Answered) => void
  /** Between two steps of a search: lets what else was told come in, or null to go on at once. */
  pause: () => Promise<void> | null
}

/**
 * Serves a collection to somebody who tells it things one after the other. A search ends without an answer when anything
 * else is told: no question waits for an older one, and none is answered from two states.
 */
export function createServing({ search, answer, pause }: Serving): (told: Told) => Promise<void> {
  let latest = 0

  async function ask({ number, query, options }: Extract<Told, { type: 'ask' }>): Promise<void> {
    const mine = latest
    const steps = search.searching(query, options)
    for (;;) {
      const { done, value } = steps.next()
      if (done) return answer({ number, outcome: value })
      const pausing = pause()
      if (pausing === null) continue
      await pausing
      if (latest !== mine) return
    }
  }

  return async (told) => {
    latest++
    switch (told.type) {
      case 'load':
        search.load(told.saved ?? new Uint8Array(), told.source, told.batches)
        return
      case 'change':
        for (const id of told.remove) search.remove(id)
        for (const entry of told.put) search.put(entry)
        return
      case 'aliases':
        search.setAliases(told.aliases)
        return
      case 'ask':
        return ask(told)
    }
  }
}
