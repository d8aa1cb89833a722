import { expect, test } from 'vitest'
import { commandIds, commands } from '../../../src/shared/commands'

test('no key means two commands', () => {
  const keys = commandIds.flatMap((id) => [...commands[id].keys])
  expect(new Set(keys).size).toBe(keys.length)
})

test('the keys that readers were promised are in the table', () => {
  const promised = ['Ctrl+F', '/', 'Escape', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'j', 'k', 'n', 'h', 'b', 'c']
  const keys = commandIds.flatMap((id) => [...commands[id].keys])
  expect(keys).toEqual(expect.arrayContaining([...promised, 'Ctrl+K', 'Ctrl+Z', '?']))
})

test('no two commands have one title', () => {
  expect(new Set(commandIds.map((id) => commands[id].title)).size).toBe(commandIds.length)
})
