import { expect, test } from 'vitest'
import { lockWhenIdle } from '../../../../src/main/session/idle'
import { deferred } from '../deferred'

const often = 1

test('it locks once nobody has touched anything for the whole time', async () => {
  const locked = deferred<number>()
  let seconds = 118 // before it was unlocked
  const { stop } = lockWhenIdle(
    { idleSeconds: () => ++seconds, minutes: () => 2, lock: () => locked.resolve(seconds) },
    often,
  )
  expect(await locked.promise).toBe(119 + 120)
  stop()
})

test('it does not even look how long nobody was there when it may not lock', async () => {
  const looked = deferred()
  let times = 0
  const { stop } = lockWhenIdle(
    {
      idleSeconds: () => {
        throw new Error('looked')
      },
      minutes: () => {
        times += 1
        if (times === 3) looked.resolve()
        return null
      },
      lock: () => looked.reject(new Error('locked')),
    },
    often,
  )
  await looked.promise
  stop()
})

test('what the window gets counts, though the system has not seen it', async () => {
  const locked = deferred<number>()
  let seconds = 0
  const { stop, touch } = lockWhenIdle(
    {
      idleSeconds: () => {
        seconds += 10
        if (seconds === 50) touch()
        return seconds
      },
      minutes: () => 1,
      lock: () => locked.resolve(seconds),
    },
    often,
  )
  expect(await locked.promise).toBe(50 + 60)
  stop()
})

test('what the system sees begins the count anew', async () => {
  const locked = deferred<number>()
  const told = [100, 150, 5, 40, 64, 66] // a key was pressed after the second
  const { stop } = lockWhenIdle(
    { idleSeconds: () => told.shift() ?? 0, minutes: () => 1, lock: () => locked.resolve(told.length) },
    often,
  )
  expect(await locked.promise).toBe(1)
  stop()
})
