import { expect, test } from 'vitest'
import { createHandOver } from '../../../../src/main/session/hand-over'

const never = 60_000

test('it is over when the window has answered', async () => {
  const asked: string[] = []
  const handOver = createHandOver(() => asked.push('ask') > 0, never)
  const over = handOver.ask()
  expect(asked).toEqual(['ask'])
  handOver.answered()
  await over
})

test('where there is nobody to ask it is over at once, each time anew', async () => {
  let asked = 0
  const handOver = createHandOver(() => {
    asked += 1
    return false
  }, never)
  await handOver.ask()
  await handOver.ask()
  expect(asked).toBe(2)
})

test('a window that never answers is not waited for longer than the limit', async () => {
  await createHandOver(() => true, 20).ask()
})

test('whoever asks while an answer is awaited waits for the same one', async () => {
  let asked = 0
  const handOver = createHandOver(() => {
    asked += 1
    return true
  }, never)
  const both = Promise.all([handOver.ask(), handOver.ask()])
  handOver.answered()
  await both
  expect(asked).toBe(1)
})

test('an answer to nothing is not taken for the answer to the next question', async () => {
  const handOver = createHandOver(() => true, never)
  handOver.answered()
  let isOver = false
  const over = handOver.ask().then(() => {
    isOver = true
  })
  await new Promise(setImmediate)
  expect(isOver).toBe(false)
  handOver.answered()
  await over
})
