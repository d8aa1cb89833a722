import type { Annotation } from '../records/annotation'
import { isSameWording, wordingOf } from '../records/note'
import { day, hour, milliseconds } from '../time'
import type { Version } from './workspace'

/** However old, so many of the newest wordings of a note are kept: a clock that is wrong by years must not cost any. */
const alwaysKept = 10

/**
 * How close together wordings may lie at an age: all of the last hour, then one an hour for a day, one a day for thirty
 * days, one in thirty days after that. In milliseconds.
 */
const spacing = [
  { youngerThan: hour, apart: 0 },
  { youngerThan: day, apart: hour },
  { youngerThan: 30 * day, apart: day },
  { youngerThan: Number.POSITIVE_INFINITY, apart: 30 * day },
]

/** The versions with the wording that `after` replaces, thinned with age; the same ones if the words did not change. */
export function withVersion(versions: Version[], before: Annotation, after: Annotation): Version[] {
  if (before.kind !== 'note' || after.kind !== 'note' || isSameWording(before, after)) return versions
  const { id: noteId, updatedAt: at } = before
  // After an undo the same wording, of the same time, is replaced once more: it is kept once.
  const isAgain = (version: Version) => version.at === at && isSameWording(version, before)
  const own = versions.filter((version) => version.noteId === noteId && !isAgain(version))
  const kept = new Set(thinned([...own, { noteId, ...wordingOf(before), at }], after.updatedAt))
  const others = versions.filter((version) => version.noteId !== noteId || kept.has(version))
  return [...others, ...[...kept].filter((version) => !own.includes(version))]
}

/** One note's versions, oldest first, without those that stand too close to a newer one for their age at `now`. */
export function thinned(versions: Version[], now: string): Version[] {
  const kept: Version[] = []
  for (const version of versions.toReversed()) {
    const newer = kept.at(-1)
    if (!newer || kept.length < alwaysKept) kept.push(version)
    else if (timeBetween(version.at, newer.at) >= apartAt(timeBetween(version.at, now))) kept.push(version)
  }
  return kept.toReversed()
}

function apartAt(age: number): number {
  return spacing.find(({ youngerThan }) => age < youngerThan)?.apart ?? 0
}

function timeBetween(from: string, to: string): number {
  return milliseconds(to) - milliseconds(from)
}
