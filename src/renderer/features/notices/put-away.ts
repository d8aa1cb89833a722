import type { StoreNotice } from '../../../shared/contract/protection'
import { call } from '../../api'
import { get, set } from '../../session/store'

/** Puts a notice away. Until the last one is, all of them are said again whenever Carrel is opened. */
export async function putAway(notice: StoreNotice): Promise<void> {
  set({ notices: get().notices.filter((other) => other !== notice) })
  if (get().notices.length === 0) await call('putNoticesAway', undefined)
}
