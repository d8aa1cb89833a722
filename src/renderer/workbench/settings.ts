import type { Settings } from '../../shared/settings'
import { change } from './saving'
import { get } from './store'

/** Changes some settings and keeps the rest. */
export async function changeSettings(part: Partial<Settings>): Promise<void> {
  await change({ type: 'settings', settings: { ...get().workspace.settings, ...part } })
}
