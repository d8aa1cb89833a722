import { EventEmitter, once } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAutosave } from '../../../src/renderer/workbench/autosave'

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
