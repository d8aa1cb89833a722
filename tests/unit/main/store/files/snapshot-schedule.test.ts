import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SnapshotSchedule } from '../../../../../src/main/store/files/snapshot-schedule'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const minute = 60_000
const much = { size: 1_000_000, isUrgent: false }

/** A schedule, and how often a snapshot was begun; each is done when `finish` is called. */
function schedule() {
  const begun: (() => void)[] = []
  const it = new SnapshotSchedule(() => new Promise((resolve) => begun.push(resolve)))
  return { it, begun, finish: () => vi.waitFor(() => begun.at(-1)?.()) }
}

test('a minute without an edit is long enough', () => {
  const { it, begun } = schedule()
  it.edited(much)
  vi.advanceTimersByTime(minute - 1)
  expect(begun).toHaveLength(0)
  vi.advanceTimersByTime(1)
  expect(begun).toHaveLength(1)
})

test('edits that follow each other without end put it off by five minutes at most', async () => {
  const { it, begun, finish } = schedule()
  for (let second = 0; second < 301; second++) {
    it.edited(much)
    vi.advanceTimersByTime(1_000)
  }
  expect(begun).toHaveLength(1)
  await finish()
  for (let second = 0; second < 301; second++) {
    it.edited(much)
    vi.advanceTimersByTime(1_000)
  }
  expect(begun).toHaveLength(2)
})

test('an urgent one begins in the same breath, and a second one not beside it', async () => {
  const { it, begun, finish } = schedule()
  for (let count = 0; count < 3; count++) it.edited({ ...much, isUrgent: true })
  expect(begun).toHaveLength(1)
  await finish()
  await vi.advanceTimersByTimeAsync(0)
  it.edited({ ...much, isUrgent: true })
  expect(begun).toHaveLength(2)
})

test('little is not worth one, and none begins after the end', () => {
  const { it, begun } = schedule()
  it.edited({ size: 1_000, isUrgent: true })
  vi.advanceTimersByTime(10 * minute)
  it.edited(much)
  it.stop()
  vi.advanceTimersByTime(10 * minute)
  expect(begun).toHaveLength(0)
})
