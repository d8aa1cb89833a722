import { expect, test } from 'vitest'
import { createClosing, type Steps } from '../../../src/main/closing'

const never = 60_000

const unset: () => void = () => {
  throw new Error('a promise runs its function at once')
}

function deferred() {
  let resolve = unset
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

/** A closing that writes down each step it takes; `left` resolves when the window is gone. */
function follow(limit: number, changed: Partial<Steps> = {}) {
  const taken: string[] = []
  const { promise: left, resolve: leave } = deferred()
  const write = (step: string) => taken.push(step)
  const steps: Steps = {
    askWindow: () => write('ask') > 0,
    settle: async () => void write('settle'),
    leave: () => {
      write('leave')
      leave()
    },
    report: (error) => write(String(error)),
    ...changed,
  }
  return { taken, left, write, closing: createClosing(steps, limit) }
}

test('the window is asked, then the disk gets everything, then the window goes', async () => {
  const { closing, taken, left } = follow(never)
  closing.begin()
  expect(taken).toEqual(['ask'])
  closing.handedOver()
  await left
  expect(taken).toEqual(['ask', 'settle', 'leave'])
})

test('asking twice to close, or answering twice, changes nothing', async () => {
  const { closing, taken, left } = follow(never)
  closing.begin()
  closing.begin()
  closing.handedOver()
  closing.handedOver()
  await left
  closing.begin()
  expect(taken).toEqual(['ask', 'settle', 'leave'])
})

test('a window that nobody wants to close is not closed by its answer', () => {
  const { closing, taken } = follow(never)
  closing.handedOver()
  expect(taken).toEqual([])
})

test('when there is nobody to ask, the disk gets everything at once', async () => {
  const { closing, taken, left } = follow(never, { askWindow: () => false })
  closing.begin()
  await left
  expect(taken).toEqual(['settle', 'leave'])
})

test('a window that never answers goes after the limit', async () => {
  const { closing, taken, left } = follow(20)
  closing.begin()
  await left
  closing.handedOver()
  expect(taken).toEqual(['ask', 'leave'])
})

test('a disk that never answers does not hold the window either', async () => {
  const { closing, taken, left } = follow(20, { settle: () => deferred().promise })
  closing.begin()
  closing.handedOver()
  await left
  expect(taken).toEqual(['ask', 'leave'])
})

test('a disk that fails is reported, and the window goes', async () => {
  const { closing, taken, left } = follow(never, { settle: () => Promise.reject(new Error('disk')) })
  closing.begin()
  closing.handedOver()
  await left
  expect(taken).toEqual(['ask', 'Error: disk', 'leave'])
})
