import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apply } from '../../../../src/shared/workspace/apply'
import { thinned, withVersion } from '../../../../src/shared/workspace/versions'
import { emptyWorkspace, type Operation, type Version } from '../../../../src/shared/workspace/workspace'
import { a, applied, b, bookmark, note, put } from '../workspaces'

const hour = 3_600_000
const day = 24 * hour
const now = Date.parse('2026-11-24T12:00:00.000Z')
const iso = (milliseconds: number) => new Date(milliseconds).toISOString()

/** A wording of note a that is as old as this at `now`. */
function aged(age: number): Version {
  return { noteId: a, text: `${age}`, tags: [], colour: 'yellow', at: iso(now - age) }
}

/** The ages that are left of wordings as old as these, oldest first. */
function left(ages: number[]): number[] {
  const versions = ages.toSorted((one, other) => other - one).map(aged)
  return thinned(versions, iso(now)).map(({ text }) => Number(text))
}

const every = (step: number, count: number, first = 0) =>
  Array.from({ length: count }, (_, index) => first + index * step)

test('a new wording keeps the one before it, with its own time', () => {
  const times = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z', '2026-01-03T00:00:00.000Z']
  const [first, second, third] = times.map((time, index) => note(a, `${index}`, time))
  const workspace = [first, second, third]
    .flatMap((each) => (each ? [put(each)] : []))
    .reduce(apply, emptyWorkspace())
  expect(workspace.versions).toEqual([
    { noteId: a, text: '0', tags: [], colour: 'yellow', at: times[0] },
    { noteId: a, text: '1', tags: [], colour: 'yellow', at: times[1] },
  ])
})

test('a wording that came back by undo and is replaced again is kept once', () => {
  const [first, second, third] = ['one', 'two', 'three'].map((text, day) =>
    put(note(a, text, `2026-01-0${day + 1}T00:00:00.000Z`)),
  ) as [Operation, Operation, Operation]
  const { versions } = applied(first, second, { type: 'undo', at: iso(now) }, third)
  expect(versions.map(({ text }) => text)).toEqual(['two', 'one'])
})

test('another colour alone is no other wording, but another tag is', () => {
  expect(withVersion([], note(a, 'one'), { ...note(a, 'one'), colour: 'pink' })).toEqual([])
  expect(withVersion([], note(a, 'one'), { ...note(a, 'one'), tags: ['x'] })).toHaveLength(1)
})

test('bookmarks and highlights have no wordings', () => {
  expect(applied(put(bookmark(a, 'x')), put(bookmark(a, 'y'))).versions).toEqual([])
})

test('the wordings of other notes are left as they are, however many', () => {
  const others = every(1, 200).map((age) => ({ ...aged(age), noteId: b }))
  const versions = withVersion(others, note(a, 'one'), note(a, 'two', iso(now)))
  expect(versions.slice(0, 200)).toEqual(others)
  expect(versions).toHaveLength(201)
})

test('all wordings of the last hour are kept', () => {
  const ages = every(30_000, 119)
  expect(left(ages)).toEqual(ages.toReversed())
})

test('after an hour one an hour is kept, after a day one a day, after thirty days one in thirty days', () => {
  const ages = left(every(10 * 60_000, (400 * day) / (10 * 60_000)))
  const between = (from: number, to: number) => ages.filter((age) => age >= from && age < to).length
  expect(between(0, hour)).toBe(6)
  expect(between(hour, day)).toBeGreaterThanOrEqual(18) // the newest ten are kept whatever their age
  expect(between(hour, day)).toBeLessThanOrEqual(28)
  expect(between(day, 30 * day)).toBeGreaterThanOrEqual(27)
  expect(between(day, 30 * day)).toBeLessThanOrEqual(30)
  expect(between(30 * day, 400 * day)).toBeGreaterThanOrEqual(11)
  expect(between(30 * day, 400 * day)).toBeLessThanOrEqual(13)
})

test('however old, the ten newest are kept', () => {
  const ages = every(1000, 12, 1000 * day)
  expect(left(ages)).toHaveLength(10)
  expect(left(ages.slice(0, 10))).toHaveLength(10)
})

test('thinning keeps the newest, invents nothing, and finds nothing more to do a second time', () => {
  const ages = fc.uniqueArray(fc.integer({ min: 0, max: 2000 * day }), { minLength: 1, maxLength: 80 })
  fc.assert(
    fc.property(ages, (some) => {
      const kept = left(some)
      expect(kept.at(-1)).toBe(Math.min(...some))
      expect(kept.every((age) => some.includes(age))).toBe(true)
      expect(left(kept)).toEqual(kept)
    }),
  )
})

test('a clock that jumps by years in either direction costs none of the ten newest', () => {
  const ages = every(hour, 10)
  for (const jump of [-50 * 365 * day, 50 * 365 * day]) {
    const versions = ages.toReversed().map(aged)
    expect(thinned(versions, iso(now + jump))).toEqual(versions)
  }
})
