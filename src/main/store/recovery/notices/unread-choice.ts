import type { StoreNotice } from '../../../../shared/contract/protection'
import { codeOf } from '../../disk/reason'
import type { Ground } from '../../files/ground'
import { type Place, quarantineFolder } from '../../files/place'
import { correct, report } from '../../files/report'
import { setUnreadAside } from '../../replica/mirror-place'
import { notices } from './notices'

/** That the choice of a folder for the second copy cannot be read; nothing is changed. */
export function unreadNotice({ mirror }: Place, kept: string | null = null): StoreNotice[] {
  return mirror.unread ? [notices.unreadChoice(mirror.unread, mirror.folder, kept)] : []
}

/**
 * Says the same, and keeps a damaged note in the store's quarantine. A second copy must not keep the store from opening:
 * where that cannot be written down or moved now, everything stays, and is said again at the next opening.
 */
export async function tellUnread(ground: Ground): Promise<StoreNotice[]> {
  const { place } = ground
  const isMoved = place.mirror.unread?.kind === 'damaged'
  const [stays, moved] = [unreadNotice(place), unreadNotice(place, quarantineFolder(place.directory))]
  try {
    const meant = await report(ground, isMoved ? moved : stays)
    const isDone = isMoved && (await setUnreadAside(place).catch(unlessSystem)) !== null
    await correct(ground, meant, isDone ? moved : stays)
    return isDone ? moved : stays
  } catch (error) {
    return unlessSystem(error) ?? stays
  }
}

function unlessSystem(error: unknown): null {
  if (codeOf(error) === null) throw error
  return null
}
