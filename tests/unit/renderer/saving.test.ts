import { EventEmitter, once } from 'node:events'
import { beforeEach, expect, test } from 'vitest'
import { createAutosave } from '../../../src/renderer/session/autosave'
import { change, keepUntilSaved } from '../../../src/renderer/session/saving'
import { get } from '../../../src/renderer/session/store'
import { type Change, emptyWorkspace } from '../../../src/shared/workspace/workspace'
import { bundled } from '../shared/bundled-brief'
import { disk, full, openWindow, savedAt } from './wire'

const place = (offset: number): Change => ({
  type: 'position',
  briefId: bundled.id,
  position: { offset, shift: 0 },
})

beforeEach(() => openWindow())

test('a change that is on disk is saved, with the time of the disk', async () => {
  await change(place(1))
  expect(get().save).toEqual({ kind: 'saved', at: savedAt })
  expect(get().workspace.reading[bundled.id]).toEqual({ offset: 1, shift: 0 })
})

test('while anything is under way, nothing is called saved', async () => {
  const signals = new EventEmitter()
  const first = change(place(1))
  disk.isReady = once(signals, 'ready')
  const second = change(place(2))
  await first
  expect(get().save).toEqual({ kind: 'saving' })
  signals.emit('ready')
  await second
  expect(get().save.kind).toBe('saved')
})

test('a change that failed is said, and shown nowhere', async () => {
  disk.isFull = true
  await expect(change(place(1))).rejects.toThrow(full)
  expect(get().save).toEqual({ kind: 'failed', message: full })
  expect(get().workspace).toEqual(emptyWorkspace())
})

test('as long as words wait for another try, a later change on disk is not called saved', async () => {
  const words = createAutosave((offset: number) => change(place(offset)), { retryMs: 1_000_000 })
  const release = keepUntilSaved(words)
  disk.isFull = true
  words.schedule(1)
  expect(await words.flush()).toBe(false)
  disk.isFull = false
  await change(place(2))
  expect(get().save).toEqual({ kind: 'failed', message: full })
  expect(await words.flush()).toBe(true)
  expect(get().save).toEqual({ kind: 'saved', at: savedAt })
  release()
})

test('words that wait for their moment hold “Saved” back as well', async () => {
  const words = createAutosave((offset: number) => change(place(offset)), {
    delayMs: 1_000_000,
    longestMs: 1_000_000,
  })
  const release = keepUntilSaved(words)
  words.schedule(1)
  await change(place(2))
  expect(get().save).toEqual({ kind: 'saving' })
  await words.flush()
  expect(get().save.kind).toBe('saved')
  release()
})
