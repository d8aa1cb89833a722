import { expired } from '../shared/expiry'
import type { Store } from './store/store-type'

/** As many as one operation may name; the rest goes at the next opening. */
const most = 100_000

/** Takes out of the trash, for good, what has been in it too long at `now`. Throws Failure 'not-saved'. */
export async function emptyOfExpired(store: Store, now: Date): Promise<void> {
  if (!store.isKept) return
  const ids = expired(store.workspace, now.toISOString()).slice(0, most)
  if (ids.length > 0) await store.commit(() => ({ type: 'purge', ids }))
}
