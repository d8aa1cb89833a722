import { expect, test } from 'vitest'
import { createClosing, type Steps } from '../../../../src/main/session/closing'
import { deferred } from '../deferred'

const never = 60_000

/** A closing that writes down each step it takes; `left` resolves when the window is gone. */
function follow(limit: number, changed: Partial<Steps> = {}) {
  const taken: string[] = []
  const { promise: left, resolve: leave } = deferred()
  const write = (step: string) => taken.push(step)
  const steps: Steps = {
    handOver: async () => void write('hand over'),
    settle: async () => void write('settle'),
    leave: () => {
      write('leave')
      leave()
    },
    report: (error) => write(String(error)),
    ...changed,
  }
  return { taken, left, closing: createClosing(steps, limit) }
}

test('the window hands over, then the disk gets everything, then the window goes', async () => {
  const answer = deferred()
  const { closing, taken, left } = follow(never, { handOver: () => answer.promise })
  closing.begin()
  await new Promise(setImmediate)
  expect(taken).toEqual([])
  answer.resolve()
  await left
  expect(taken).toEqual(['settle', 'leave'])
})

test('asking twice to close changes nothing', async () => {
  const { closing, taken, left } = follow(never)
  expect(closing.isUnderWay).toBe(false)
  closing.begin()
  closing.begin()
  await left
  closing.begin()
  expect(closing.isUnderWay).toBe(true)
  expect(taken).toEqual(['hand over', 'settle', 'leave'])
})

test('a disk that never answers does not hold the window', async () => {
  const { closing, taken, left } = follow(20, { settle: () => deferred().promise })
  closing.begin()
  await left
  expect(taken).toEqual(['hand over', 'leave'])
})

test('a disk that fails is reported, and the window goes', async () => {
  const { closing, taken, left } = follow(never, { settle: () => Promise.reject(new Error('disk')) })
  closing.begin()
  await left
  expect(taken).toEqual(['hand over', 'Error: disk', 'leave'])
})
