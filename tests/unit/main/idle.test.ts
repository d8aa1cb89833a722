import { expect, test } from 'vitest'
import { lockWhenIdle } from '../../../src/main/idle'
import { deferred } from './deferred'

const often = 1

test('it locks once nobody has touched anything for the whole time', async () => {
  const locked = deferred<number>()
  let seconds = 118
  const stop = lockWhenIdle(
    { idleSeconds: () => ++seconds, minutes: () => 2, lock: () => locked.resolve(seconds) },
    often,
  )
  expect(await locked.promise).toBe(120)
  stop()
})

test('it does not even look how long nobody was there when it may not lock', async () => {
  const looked = deferred()
  let times = 0
  const stop = lockWhenIdle(
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
