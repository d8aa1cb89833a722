import { Failure } from '../../shared/failure'
import { rememberable, type SavedSearch } from '../../shared/records/remembered-searches'
import { change } from '../session/saving'
import { changeSettings } from '../session/settings'
import { get, set, subscribe } from '../session/store'
import { say } from '../session/toasts'

/** How long a query that finds something must stand before it is remembered. */
const settlingMs = 3000

/** The last query that was remembered only because it stood: if it is typed on, the longer one takes its place. */
let settled: string | null = null

/** Remembers queries once they have stood for a while; returns the function that stops it. */
export function followQueries(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = subscribe((now, before) => {
    if (now.query === before.query) return
    clearTimeout(timer)
    if (now.query === '') settled = null
    else timer = setTimeout(() => void settle(now.query), settlingMs)
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}

async function settle(query: string): Promise<void> {
  const { groups, workspace } = get()
  const kept = rememberable(query)
  if (groups.length === 0 || kept === null || workspace.recent.includes(kept)) return
  await remember()
  settled = kept
}

/** Remembers the query at hand, unless that is turned off. What goes wrong is on the save status then. */
export async function remember(): Promise<void> {
  const { query, workspace } = get()
  const kept = rememberable(query)
  if (kept === null || !workspace.settings.keepsRecent) return
  const before = settled !== null && kept.startsWith(settled) ? settled : null
  settled = null
  if (workspace.recent[0] === kept) return
  try {
    await change({ type: 'putRecent', query: kept, instead: before })
  } catch (error) {
    if (!(error instanceof Failure)) throw error
  }
}

/** Forgets what was searched for. */
export async function clearRecent(): Promise<void> {
  settled = null
  if (get().workspace.recent.length > 0) await change({ type: 'clearRecent' })
}

/** Turns remembering on or off; what was remembered goes when it is turned off. */
export async function keepRecent(keepsRecent: boolean): Promise<void> {
  await changeSettings({ keepsRecent })
  if (!keepsRecent) await clearRecent()
}

/** Asks for the name under which a query is saved; the one at hand, unless another is given. */
export function nameSearch(query: string = get().query): void {
  const kept = rememberable(query)
  if (kept === null) say('Search for something first: then it can be saved')
  else set({ overlay: 'saveSearch', queryToSave: kept })
}

/** Saves a query under a name, or gives it another one. Throws the Failure of the save. */
export async function saveSearch(search: SavedSearch): Promise<void> {
  await change({ type: 'putSearch', search, index: null })
}

/** Removes a saved search, with a way back. */
export async function removeSearch(search: SavedSearch): Promise<void> {
  const { searches } = get().workspace
  const index = searches.findIndex(({ query }) => query === search.query)
  await change({ type: 'removeSearch', query: search.query })
  const act = () => change({ type: 'putSearch', search, index })
  say(`“${search.name}” is removed`, { offer: { name: 'Put back', act } })
}
