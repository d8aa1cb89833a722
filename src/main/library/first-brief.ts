import type { ListedBrief } from '../../shared/contract/library'
import type { Workspace } from '../../shared/workspace/workspace'

/**
 * The id of the brief to begin with: the one a note was being written on, else the one that was read last, else the
 * first in the list; null when none can be shown.
 */
export function firstBrief(list: ListedBrief[], { draft, settings }: Workspace): string | null {
  const ids = list.flatMap((each) => (each.isVerified ? [each.metadata.id] : []))
  const wanted = [draft?.briefId, settings.lastBrief].find((id) => id != null && ids.includes(id))
  return wanted ?? ids[0] ?? null
}
