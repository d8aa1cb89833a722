import { expect, test } from 'vitest'
import { acceleratorFor, type MenuLine, menuTemplate } from '../../../../src/main/window/menu-template'
import { type CommandId, commandIds, commands } from '../../../../src/shared/commands'

const all = (lines: MenuLine[]): MenuLine[] => lines.flatMap((line) => [line, ...all(line.submenu ?? [])])

test('every command is in the menu that the table names, and picking it says which it is', () => {
  const picked: CommandId[] = []
  const bar = menuTemplate((id) => picked.push(id))
  for (const id of commandIds) {
    const menu = bar.find(({ label }) => label === `&${commands[id].menu}`)
    const line = menu?.submenu?.find(({ label }) => label === commands[id].title)
    line?.click?.()
  }
  expect(picked).toEqual(commandIds)
})

test('keys of commands are shown, never taken from the window', () => {
  const shown = all(menuTemplate(String)).filter(({ click, accelerator }) => click && accelerator)
  expect(shown.length).toBeGreaterThan(0)
  expect(shown.filter(({ registerAccelerator }) => registerAccelerator !== false)).toEqual([])
})

test('the menu can neither reload the page nor open the inspector', () => {
  const roles = all(menuTemplate(String)).flatMap(({ role }) => role ?? [])
  expect(roles.toSorted()).toEqual(
    ['quit', 'cut', 'copy', 'paste', 'selectAll', 'resetZoom', 'zoomIn', 'zoomIn', 'zoomOut'].toSorted(),
  )
})

test.each([
  ['Ctrl+F', 'CommandOrControl+F'],
  ['Alt+ArrowLeft', 'Alt+Left'],
  ['Ctrl+,', 'CommandOrControl+,'],
  ['F3', 'F3'],
  ['Shift+F3', 'Shift+F3'],
  ['/', null],
  ['Escape', null],
  ['j', null],
])('%s is written %s in a menu', (key, accelerator) => {
  expect(acceleratorFor(key)).toBe(accelerator)
})
