import type { Settings } from '../../shared/records/settings'
import { change } from './saving'
import { get, set } from './store'

/**
 * Changes some settings and keeps the rest. They show at once, so that quick changes build on each other, and are put
 * back if the disk refuses them. Throws the Failure of the save.
 */
export async function changeSettings(part: Partial<Settings>): Promise<void> {
  const before = get().workspace.settings
  const settings = { ...before, ...part }
  show(settings)
  try {
    await change({ type: 'settings', settings }, { isShown: true })
  } catch (error) {
    if (get().workspace.settings === settings) show(before)
    throw error
  }
}

function show(settings: Settings): void {
  set({ workspace: { ...get().workspace, settings } })
}
