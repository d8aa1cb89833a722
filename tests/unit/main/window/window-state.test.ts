import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  readWindowState,
  visibleBounds,
  type WindowState,
  writeWindowState,
} from '../../../../src/main/window/window-state'
import { temporaryFolder } from '../store/folder'

const state: WindowState = {
  bounds: { x: 10, y: 20, width: 800, height: 600 },
  isMaximized: true,
  zoomFactor: 1.5,
  theme: 'night',
}
const display = { x: 0, y: 0, width: 1920, height: 1080 }
const second = { x: 1920, y: 0, width: 1280, height: 720 }

test('the window is remembered, in a file for its owner only', async () => {
  const folder = await temporaryFolder()
  await writeWindowState(folder, state)
  expect(await readWindowState(folder)).toEqual(state)
  expect((await stat(join(folder, 'window.json'))).mode & 0o777).toBe(0o600)
})

test.each(['', 'garbage', 'null', '{}', JSON.stringify({ ...state, zoomFactor: 99 })])(
  'a file that says %j is as good as none, and is replaced',
  async (content) => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'window.json'), content)
    expect(await readWindowState(folder)).toBeNull()
    await writeWindowState(folder, state)
    expect(JSON.parse(await readFile(join(folder, 'window.json'), 'utf8'))).toEqual(state)
  },
)

test('no file, or a folder in its place, is as good as none', async () => {
  const folder = await temporaryFolder()
  expect(await readWindowState(folder)).toBeNull()
  await mkdir(join(folder, 'window.json'))
  expect(await readWindowState(folder)).toBeNull()
})

test('a window that can be gripped stays where it was, also on the second display', () => {
  expect(visibleBounds(state.bounds, [display])).toEqual(state.bounds)
  const there = { x: 2000, y: 50, width: 700, height: 500 }
  expect(visibleBounds(there, [display, second])).toEqual(there)
})

test.each([
  ['on a display that is gone', { x: 2000, y: 50, width: 700, height: 500 }],
  ['above the top edge', { x: 0, y: -300, width: 700, height: 500 }],
  ['below the bottom edge', { x: 0, y: 1060, width: 700, height: 500 }],
  ['all but out at the side', { x: -690, y: 0, width: 700, height: 500 }],
])('a window %s comes back to the middle', (_, bounds) => {
  expect(visibleBounds(bounds, [display])).toEqual({ x: 240, y: 90, width: 1440, height: 900 })
})

test('a window is never larger than its display, nor smaller than it can be used', () => {
  const small = { x: 0, y: 0, width: 1024, height: 768 }
  expect(visibleBounds(null, [small])).toEqual({ x: 0, y: 0, width: 1024, height: 768 })
  expect(visibleBounds({ x: 0, y: 0, width: 5000, height: 5000 }, [small])).toEqual(small)
  expect(visibleBounds({ x: 0, y: 0, width: 1, height: 1 }, [small])).toMatchObject({
    width: 1024,
    height: 768,
  })
  expect(visibleBounds({ x: 0, y: 0, width: 100, height: 1 }, [small])).toMatchObject({
    width: 320,
    height: 400,
  })
})
