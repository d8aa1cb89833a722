/** In milliseconds. */
export const hour = 3_600_000
export const day = 24 * hour

const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?Z$/

/**
 * The milliseconds since 1970 of an ISO 8601 time in UTC. Written out, because `shared` has no clock and so no `Date`.
 * Days are counted in years that begin in March, which puts the leap day last.
 */
export function milliseconds(time: string): number {
  const found = parts.exec(time)
  if (!found) throw new Error(`not a time in UTC: ${time}`)
  const [year, month, date, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0)) as Six
  const marchYear = month > 2 ? year : year - 1
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1
  const days = 365 * marchYear + leapDays + dayOfYear - 719_468
  return days * day + hours * hour + minutes * 60_000 + Math.round(seconds * 1000)
}

type Six = [number, number, number, number, number, number]
