import { expect, test } from 'vitest'
import { apply } from '../../../../src/shared/workspace/apply'
import { restored as restoredOver } from '../../../../src/shared/workspace/restored'
import { emptyWorkspace, Workspace } from '../../../../src/shared/workspace/workspace'
import { a, applied, note, order, put, remove, restore, time, undo, unknown } from '../workspaces'

const here = emptyWorkspace()
const restored = (backup: Partial<Workspace>) => restoredOver({ ...emptyWorkspace(), ...backup }, here)
const wording = { text: 'x', tags: [] as string[], colour: 'yellow' as const }

test('what Carrel wrote itself comes back as it was', () => {
  const backup = applied(put(note(a, 'one')), put(note(a, 'two')), remove(a))
  expect(restoredOver(backup, here)).toEqual(backup)
})

test('an undo that names what is not there does not bar the way to those before it', () => {
  const workspace = applied(put(note(a, 'one')))
  const lost = {
    title: 'Brought back',
    again: 'Removed again',
    inverse: { type: 'restore' as const, ids: [unknown] },
  }
  const after = restored({ ...workspace, undos: [...workspace.undos, lost] })
  expect(order(apply(after, undo))).toEqual([])
})

test('earlier wordings of a note that is not there do not come along', () => {
  const versions = [{ noteId: unknown, ...wording, at: time }]
  expect(restored({ versions }).versions).toEqual([])
})

test('a place in the list far beyond its end is its end', () => {
  const trash = [{ annotation: note(a, 'x'), index: Number.MAX_SAFE_INTEGER, removedAt: time }]
  expect(order(apply(restored({ trash }), restore(a)))).toEqual([a])
})

test('a brief called like a part of every object is no more than a name', () => {
  const position = '{"offset":1,"shift":0}'
  const json = JSON.stringify(here).replace(
    '"reading":{}',
    `"reading":{"__proto__":${position},"constructor":${position}}`,
  )
  const { reading } = Workspace.parse(JSON.parse(json))
  expect(Object.getPrototypeOf(reading)).toBe(Object.prototype)
  expect('offset' in reading).toBe(false)
  expect(reading['constructor' as string]).toEqual({ offset: 1, shift: 0 })
})

test('half a character and a NUL stay what they are, and hurt nothing', () => {
  const text = 'one \ud800 two \0 three'
  const saved = JSON.stringify(applied(put(note(a, text))))
  expect(Workspace.parse(JSON.parse(saved)).annotations[0]).toMatchObject({ text })
})

test('what belongs to the machine does not come out of a backup', () => {
  const settings = {
    theme: 'night',
    lockAfterMinutes: null,
    isSidebarOpen: false,
    keepsRecent: true,
  } as const
  const backup = { ...here, settings: { ...here.settings, ...settings }, recent: ['the river'] }
  const present = { ...here, settings: { ...here.settings, keepsRecent: false } }
  expect(restoredOver(backup, present)).toMatchObject({
    settings: { ...present.settings, theme: 'night' },
    recent: [],
  })
})
