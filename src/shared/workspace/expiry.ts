import { day, milliseconds } from '../time'
import type { Workspace } from './workspace'

/** How long the trash keeps what was thrown away, in days. */
export const daysInTrash = 30

/** So many days count at most between two openings: a clock that jumps ahead ages the trash by no more than that. */
const mostBetween = 7

/** So many days are remembered. Any two are at least a day apart, so these reach further back than the trash does. */
const remembered = 40

/** A clock that is put right by less than this (ms) was not wrong. */
const slack = day

/**
 * What the trash is aged by. `days`: those on which Carrel was opened (`2026-11-23`, UTC), each later than the one
 * before. `early`: what was thrown away at a time that has not come yet, by id, with the day on which it was first seen.
 */
export type Lived = { days: string[]; early: Record<string, string> }

/** One more opening, at `now` (ISO 8601, UTC). Where the clock was put back, the days begin anew. */
export function lived({ days, early }: Lived, { trash }: Workspace, now: string): Lived {
  const today = now.slice(0, 10)
  const ahead = trash.filter(({ removedAt }) => isEarly(removedAt, now))
  return {
    days: withDay(days, today),
    early: Object.fromEntries(ahead.map(({ annotation: { id } }) => [id, early[id] ?? today])),
  }
}

/**
 * The ids of what has been in the trash for more than thirty days at `now`, lived through: of the time between two
 * openings seven days count at most. So it is never sooner than by the calendar, and no jump of the clock empties it.
 */
export function expired({ trash }: Workspace, { days, early }: Lived, now: string): string[] {
  const moments = [...days.map(startOf), milliseconds(now)]
  return trash
    .filter(({ annotation, removedAt }) => {
      const seen = isEarly(removedAt, now) ? startOf(early[annotation.id] ?? now.slice(0, 10)) : null
      return livedSince(moments, seen ?? milliseconds(removedAt)) > daysInTrash * day
    })
    .map(({ annotation }) => annotation.id)
}

function withDay(days: string[], today: string): string[] {
  const last = days.at(-1)
  if (last === undefined || startOf(today) < startOf(last) - slack) return [today]
  return startOf(today) > startOf(last) ? [...days, today].slice(-remembered) : days
}

function isEarly(removedAt: string, now: string): boolean {
  return milliseconds(removedAt) > milliseconds(now) + slack
}

/** In milliseconds. */
function livedSince(moments: number[], start: number): number {
  return moments.reduce((total, moment, index) => {
    const between = moment - Math.max(start, moments[index - 1] ?? moment)
    return total + Math.min(Math.max(between, 0), mostBetween * day)
  }, 0)
}

function startOf(date: string): number {
  return milliseconds(`${date}T00:00:00Z`)
}
