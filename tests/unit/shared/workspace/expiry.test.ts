import { expect, test } from 'vitest'
import type { Annotation } from '../../../../src/shared/records/annotation'
import { expired, type Lived, lived } from '../../../../src/shared/workspace/expiry'
import { emptyWorkspace, type Workspace } from '../../../../src/shared/workspace/workspace'

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

function note(number: number, updatedAt: string): Annotation {
  const wording = { text: 'words', tags: [], colour: 'yellow' as const }
  const stamp = { id: idOf(number), createdAt: updatedAt, updatedAt }
  return { kind: 'note', briefId: 'a-brief', anchor: null, ...wording, ...stamp }
}

/** A workspace into whose trash something was thrown at each of the times. */
function workspace(...removedAt: string[]): Workspace {
  const trash = removedAt.map((time, index) => ({
    annotation: note(index + 1, '2026-01-01T00:00:00.000Z'),
    index: 0,
    removedAt: time,
  }))
  return { ...emptyWorkspace(), trash }
}

const none: Lived = { days: [], early: {} }
const start = Date.parse('2026-05-01T12:00:00.000Z')
const at = (days: number) => new Date(start + days * 86_400_000).toISOString()
const removed = at(0)

/** What has expired when Carrel is opened at the last of the times, after it was at the ones before. */
function opening(thrown: Workspace, times: string[]): string[] {
  const days = times.reduce((known, now) => lived(known, thrown, now), none)
  return expired(thrown, days, times.at(-1) ?? '')
}

const every = (step: number, from: number, to: number) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => at(from + index * step))

test.each([1, 7])('what is opened every %i days expires after thirty days, to the millisecond', (step) => {
  const thrown = workspace(removed, at(1))
  const times = every(step, -70, 29)
  expect(opening(thrown, [...times, at(30)])).toEqual([])
  expect(opening(thrown, [...times, new Date(start + 30 * 86_400_000 + 1).toISOString()])).toEqual([idOf(1)])
})

test('an empty trash has nothing that expires', () => {
  expect(opening(emptyWorkspace(), every(1, 0, 40))).toEqual([])
})

test('a jump of the clock ages the trash by a week at most, at this opening and at the next ones', () => {
  const thrown = workspace(removed)
  const before = every(1, -70, 0)
  const ahead = 50 * 365
  expect(opening(thrown, [...before, at(ahead)])).toEqual([])
  expect(opening(thrown, [...before, at(ahead), at(ahead + 0.01), at(ahead + 0.5)])).toEqual([])
  expect(opening(thrown, [...before, ...every(1, ahead, ahead + 22)])).toEqual([])
  expect(opening(thrown, [...before, ...every(1, ahead, ahead + 24)])).toEqual([idOf(1)])
})

test('after a year away it takes three weeks and a half of daily use', () => {
  const thrown = workspace(removed)
  expect(opening(thrown, [at(0), ...every(1, 365, 387)])).toEqual([])
  expect(opening(thrown, [at(0), ...every(1, 365, 389)])).toEqual([idOf(1)])
})

test('a clock that jumps to and fro does not add up: the days begin anew when it was put back', () => {
  const toAndFro = Array.from({ length: 30 }, (_, index) => [at(index), at(20_000 + index)]).flat()
  expect(opening(workspace(removed), toAndFro)).toEqual([])
})

test('after a clock was put right, the trash ages from then on', () => {
  const wrong = [at(0), at(20_000), at(20_001)]
  const thrown = workspace(removed)
  expect(opening(thrown, [...wrong, ...every(1, 2, 31)])).toEqual([])
  expect(opening(thrown, [...wrong, ...every(1, 2, 33)])).toEqual([idOf(1)])
})

test('what was thrown away by a clock ahead ages from the day it was seen by one that is right', () => {
  const thrown = workspace(at(20_000))
  expect(opening(thrown, every(1, 0, 29))).toEqual([])
  expect(opening(thrown, every(1, 0, 31))).toEqual([idOf(1)])
})

test('half a day back is no clock put right', () => {
  const times = every(1, 0, 31).flatMap((time) => [
    time,
    new Date(Date.parse(time) - 50_000_000).toISOString(),
  ])
  expect(opening(workspace(removed), times)).toEqual([idOf(1)])
})

test('without any known days nothing expires, however old it is', () => {
  expect(expired(workspace(removed), none, at(1000))).toEqual([])
  expect(opening(workspace(removed), [at(1000)])).toEqual([])
})
