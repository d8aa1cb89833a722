import { EventEmitter, once } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  closeEditor,
  deleteEdited,
  discard,
  editNote,
  resumeWriting,
  type,
} from '../../../src/renderer/pane/editing'
import type { Pane } from '../../../src/renderer/pane/pane'
import { flushAll } from '../../../src/renderer/session/saving'
import { get } from '../../../src/renderer/session/store'
import type { NoteDraft } from '../../../src/shared/records/note'
import { emptyWorkspace } from '../../../src/shared/workspace/workspace'
import { bundled } from '../shared/bundled-brief'
import { a, note } from '../shared/workspaces'
import { disk, full, openWindow } from './wire'

const first = { ...note(a, 'First thoughts'), briefId: bundled.id }
const words = (text: string) => ({ text, tags: [], colour: 'yellow' as const })
const draft: NoteDraft = { noteId: null, briefId: bundled.id, anchor: null, ...words('half a th') }

let pane: Pane

beforeEach(async () => {
  vi.useFakeTimers()
  pane = openWindow({ ...emptyWorkspace(), annotations: [first] })
  await editNote(pane, first)
})
afterEach(async () => {
  disk.isFull = false
  await discard()
  vi.useRealTimers()
})

test('looking into a note and out again asks the disk for nothing', async () => {
  expect(await closeEditor()).toBe(true)
  expect(get().editing).toBe(null)
  expect(disk.asked).toEqual([])
})

test('words become a draft within a second, and a wording when the editor closes', async () => {
  type(words('Second'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(disk.workspace).toMatchObject({ annotations: [first], draft: { noteId: a, text: 'Second' } })
  type(words('Second thoughts'))
  expect(await closeEditor()).toBe(true)
  expect(disk.workspace).toMatchObject({ annotations: [{ id: a, text: 'Second thoughts' }], draft: null })
  expect(get()).toMatchObject({ editing: null, workspace: disk.workspace })
})

test('what is handed over before the window closes is the draft, and the editor is not closed by it', async () => {
  type(words('The last words'))
  await flushAll()
  expect(disk.asked).toEqual(['keepDraft'])
  expect(disk.workspace.draft?.text).toBe('The last words')
  expect(get().editing).not.toBe(null)
})

test('while the disk is full the editor stays open with its words, which are tried again', async () => {
  disk.isFull = true
  type(words('Second thoughts'))
  expect(await closeEditor()).toBe(false)
  expect(get()).toMatchObject({ editing: { isClosing: false }, save: { kind: 'failed', message: full } })
  disk.isFull = false
  await vi.advanceTimersByTimeAsync(1000)
  expect(disk.workspace.draft?.text).toBe('Second thoughts')
  expect(await closeEditor()).toBe(true)
  expect(disk.workspace.annotations).toMatchObject([{ text: 'Second thoughts' }])
})

test('keys that come while the words are put away are not half taken', async () => {
  const signals = new EventEmitter()
  type(words('Second thoughts'))
  disk.isReady = once(signals, 'ready')
  const closings = [closeEditor(), closeEditor()]
  expect(get().editing?.isClosing).toBe(true)
  type(words('Second thoughts and'))
  signals.emit('ready')
  expect(await Promise.all(closings)).toEqual([true, true])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(disk.asked).toEqual(['finishDraft'])
  expect(disk.workspace).toMatchObject({ annotations: [{ text: 'Second thoughts' }], draft: null })
})

test('what is discarded is no note and no draft, and undo has its words', async () => {
  type(words('Second thoughts'))
  await vi.advanceTimersByTimeAsync(1000)
  await discard()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(disk.asked).toEqual(['keepDraft', 'discard'])
  expect(disk.workspace).toMatchObject({ annotations: [first], draft: null })
})

test('a note that is deleted while it is reworded goes in one step, draft and all', async () => {
  type(words('Second thoughts'))
  expect(await deleteEdited()).toBe(true)
  expect(disk.asked).toEqual(['finishDraft'])
  expect(disk.workspace).toMatchObject({ annotations: [], trash: [{ annotation: first }], draft: null })
})

test('a new note whose words were all taken out again leaves no draft behind', async () => {
  pane = openWindow({ ...emptyWorkspace(), draft })
  resumeWriting(pane)
  type(words(' '))
  await vi.advanceTimersByTimeAsync(1000)
  expect(disk.workspace.draft).toBe(null)
})

test('a draft of an earlier session becomes a note without another key', async () => {
  pane = openWindow({ ...emptyWorkspace(), draft })
  resumeWriting(pane)
  expect(get().editing).toMatchObject({ isReturned: true, draft })
  expect(await closeEditor()).toBe(true)
  expect(disk.workspace).toMatchObject({ annotations: [{ text: 'half a th' }], draft: null })
})

test('the draft of a brief that is not there becomes a note, and stands on no other page', async () => {
  const elsewhere = { ...draft, briefId: 'a-brief-that-is-gone' }
  pane = openWindow({ ...emptyWorkspace(), draft: elsewhere })
  resumeWriting(pane)
  await vi.advanceTimersByTimeAsync(0)
  expect(get().editing).toBe(null)
  expect(disk.workspace).toMatchObject({
    annotations: [{ text: 'half a th', briefId: 'a-brief-that-is-gone' }],
    draft: null,
  })
  expect(get().toasts.at(-1)?.text).toContain('“a-brief-that-is-gone” is a note now')
})
