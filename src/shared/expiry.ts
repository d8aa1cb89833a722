import { day, milliseconds } from './time'
import type { Workspace } from './workspace'

/** How long the trash keeps what was thrown away, in days. */
export const daysInTrash = 30

/** So long after the last thing written here, a clock is rather wrong than right; in days. */
const believable = 400

/**
 * The ids of what has been in the trash for more than thirty days at `now` (ISO 8601, UTC). None at all when the clock
 * cannot be believed, because it is behind what is written here or years ahead of it: it must not empty the trash.
 */
export function expired({ annotations, trash }: Workspace, now: string): string[] {
  const present = milliseconds(now)
  const times = [
    ...annotations.map(({ updatedAt }) => updatedAt),
    ...trash.flatMap(({ annotation, removedAt }) => [annotation.updatedAt, removedAt]),
  ]
  const newest = times
    .map(milliseconds)
    .reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY)
  if (present < newest || present > newest + believable * day) return []
  return trash
    .filter(({ removedAt }) => present - milliseconds(removedAt) > daysInTrash * day)
    .map(({ annotation }) => annotation.id)
}
