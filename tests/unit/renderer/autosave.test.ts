import { EventEmitter, once } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAutosave } from '../../../src/renderer/session/autosave'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('only the newest of quick changes is saved, once, less than half a second after the last', async () => {
  const saved: string[] = []
  const autosave = createAutosave(async (text: string) => saved.push(text))
  autosave.schedule('n')
  autosave.schedule('nu')
  autosave.schedule('nuc')
  await vi.advanceTimersByTimeAsync(499)
  expect(saved).toEqual(['nuc'])
})

test('typing without a pause is saved every second all the same, each time the newest', async () => {
  const saved: string[] = []
  const autosave = createAutosave(async (text: string) => saved.push(text))
  for (let key = 1; key <= 35; key += 1) {
    autosave.schedule(`${key}`)
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(saved).toEqual(['10', '20', '30'])
  await vi.advanceTimersByTimeAsync(1000)
  expect(saved).toEqual(['10', '20', '30', '35'])
})

test('it owes what waits, for its moment or for another try, and nothing once that is saved', async () => {
  let isFull = true
  const autosave = createAutosave(async () => {
    if (isFull) throw new Error('the disk is full')
  })
  expect(autosave.isOwing()).toBe(false)
  autosave.schedule('word')
  expect(autosave.isOwing()).toBe(true)
  await autosave.flush()
  expect(autosave.isOwing()).toBe(true)
  isFull = false
  await autosave.flush()
  expect(autosave.isOwing()).toBe(false)
})

test('a flush saves at once and says that nothing is left', async () => {
  const saved: string[] = []
  const autosave = createAutosave(async (text: string) => saved.push(text))
  autosave.schedule('word')
  expect(await autosave.flush()).toBe(true)
  expect(saved).toEqual(['word'])
})

test('words that could not be saved stay, and are tried again by themselves', async () => {
  const saved: string[] = []
  let isFull = true
  const autosave = createAutosave(async (text: string) => {
    if (isFull) throw new Error('the disk is full')
    saved.push(text)
  })
  autosave.schedule('word')
  expect(await autosave.flush()).toBe(false)
  isFull = false
  await vi.advanceTimersByTimeAsync(5_000)
  expect(saved).toEqual(['word'])
})

test('a change made while saving is saved after it, never before', async () => {
  const saved: string[] = []
  const disk = new EventEmitter()
  const ready = once(disk, 'ready')
  const autosave = createAutosave(async (text: string) => {
    if (text === 'first') await ready
    saved.push(text)
  })
  autosave.schedule('first')
  const first = autosave.flush()
  await vi.advanceTimersByTimeAsync(0) // now it is under way
  autosave.schedule('second')
  const second = autosave.flush()
  disk.emit('ready')
  await Promise.all([first, second])
  expect(saved).toEqual(['first', 'second'])
})

test('what was cancelled is never saved', async () => {
  const saved: string[] = []
  const autosave = createAutosave(async (text: string) => saved.push(text))
  autosave.schedule('word')
  await autosave.cancel()
  expect(await autosave.flush()).toBe(true)
  expect(saved).toEqual([])
})

test('what was cancelled while it was being saved is not tried again', async () => {
  const disk = new EventEmitter()
  const refusal = once(disk, 'refusal')
  let tries = 0
  const autosave = createAutosave(async () => {
    tries += 1
    await refusal
    throw new Error('the disk is full')
  })
  autosave.schedule('word')
  await vi.advanceTimersByTimeAsync(500)
  const cancelled = autosave.cancel()
  disk.emit('refusal')
  await cancelled
  await vi.advanceTimersByTimeAsync(20_000)
  expect(tries).toBe(1)
  expect(autosave.isOwing()).toBe(false)
})
