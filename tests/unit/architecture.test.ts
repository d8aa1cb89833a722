import { expect, test } from 'vitest'
import { copyWith, lint, misTyped } from './checked-copy'

const imports = 'lint/style/noRestrictedImports'
const cycles = 'lint/suspicious/noImportCycles'
const value = 'export const planted = 1\n'
const take = (from: string, name = 'planted') =>
  `import { ${name} } from '${from}'\n\nexport const taken = ${name}\n`

/** The rules broken in the planted files, as `file: rule`. Whatever else the sources may hold is not asked here. */
function brokenIn(files: Record<string, string>): string[] {
  const { broken } = lint(copyWith(files))
  const lines = broken.filter(({ file }) => file in files).map(({ file, rule }) => `${file}: ${rule}`)
  return [...new Set(lines)].sort()
}

test('files that keep to the rules pass, and the checker has read all of them', () => {
  const files = {
    'src/shared/planted.ts': take('./planted-value'),
    'src/shared/planted-value.ts': value,
    'src/shared/planted/deep.ts': take('../planted-value'),
    'src/shared/planted/schema.ts': take('zod', 'z'),
    'src/main/planted.ts': take('../shared/planted-value'),
    'src/main/planted-disk.ts': take('node:fs', 'existsSync'),
    'src/main/window/window.ts': take('electron', 'BrowserWindow'),
    'src/main/window/lockdown.ts': take('node:net', 'Socket'),
    'src/preload/index.ts': take('electron', 'ipcRenderer'),
    'src/renderer/features/planted/planted.ts': take('../../../shared/planted-value'),
    'src/renderer/features/planted/button.ts': take('../../ui/planted'),
    'src/renderer/features/planted/state.ts': take('../../session/planted'),
    'src/renderer/features/planted/own.ts': take('./state', 'taken').replace('const taken', 'const own'),
    'src/renderer/session/planted.ts': value,
    'src/renderer/ui/planted.ts': value,
    'src/renderer/ui/planted/deep.ts': take('../planted'),
  }
  const { broken, filesRead } = lint(copyWith(files))
  expect(filesRead).toBeGreaterThan(20 + Object.keys(files).length)
  expect(broken.filter(({ file }) => file in files)).toEqual([])
  expect(broken.filter(({ rule }) => rule === imports || rule === cycles)).toEqual([])
})

test('the window importing main is caught, by lint and by the compiler', () => {
  const file = 'src/renderer/planted.ts'
  const files = { [file]: take('../main/planted'), 'src/main/planted.ts': value }
  expect(brokenIn(files)).toEqual([`${file}: ${imports}`])
  expect(misTyped(copyWith(files), 'src/renderer')).toContain(file)
})

test('Node in shared is caught, by lint and by the compiler', () => {
  const file = 'src/shared/planted.ts'
  const files = { [file]: take('node:fs', 'existsSync') }
  expect(brokenIn(files)).toEqual([`${file}: ${imports}`])
  expect(misTyped(copyWith(files), 'src/shared')).toContain(file)
})

test('an import cycle is caught, even one of types only', () => {
  const one = 'src/shared/planted-one.ts'
  const other = 'src/shared/planted-other.ts'
  const files = {
    [one]: "import type { Other } from './planted-other'\n\nexport type One = { other: Other | null }\n",
    [other]: "import type { One } from './planted-one'\n\nexport type Other = { one: One | null }\n",
  }
  expect(brokenIn(files)).toEqual([`${one}: ${cycles}`, `${other}: ${cycles}`])
})

test('a feature importing a feature is caught', () => {
  const file = 'src/renderer/features/reader/planted.ts'
  expect(brokenIn({ [file]: take('../notes/planted') })).toEqual([`${file}: ${imports}`])
})

test('Electron outside the files that know it is caught', () => {
  const file = 'src/main/store/planted.ts'
  expect(brokenIn({ [file]: take('electron', 'app') })).toEqual([`${file}: ${imports}`])
})

test('the network in main is caught', () => {
  const file = 'src/main/planted.ts'
  expect(brokenIn({ [file]: take('node:https', 'get') })).toEqual([`${file}: ${imports}`])
})

test('the lock may hold a name in node:net; another file of the store may not, and the lock may do nothing else', () => {
  const files = {
    'src/main/store/disk/lock.ts': take('node:net', 'createServer'),
    'src/main/store/planted.ts': take('node:net', 'createServer'),
  }
  expect(brokenIn(files)).toEqual([`src/main/store/planted.ts: ${imports}`])
  const lock = 'src/main/store/disk/lock.ts'
  for (const other of [
    'node:https',
    'node:dgram',
    'node:dns/promises',
    'electron',
    '../../../renderer/planted',
  ])
    expect(brokenIn({ [lock]: take(other) })).toEqual([`${lock}: ${imports}`])
})

test('an any is caught, written or not', () => {
  const written = 'src/shared/planted-any.ts'
  const implied = 'src/shared/planted-implied.ts'
  const files = {
    [written]: 'export function loose(value: any): string {\n  return value.name\n}\n',
    [implied]: 'export function loose(value) {\n  return value.name\n}\n',
  }
  expect(brokenIn(files)).toEqual([`${written}: lint/suspicious/noExplicitAny`])
  expect(misTyped(copyWith(files), 'src/shared')).toContain(implied)
})

test('a promise that nobody waits for is caught', () => {
  const file = 'src/main/planted.ts'
  const text =
    'async function save(): Promise<void> {\n  await Promise.resolve()\n}\n\nexport function close(): void {\n  save()\n}\n'
  expect(brokenIn({ [file]: text })).toEqual([`${file}: lint/nursery/noFloatingPromises`])
})

test('a clock and chance in shared are caught', () => {
  const clock = 'src/shared/planted-clock.ts'
  const chance = 'src/shared/planted-chance.ts'
  const files = {
    [clock]: 'export const now = () => new Date()\n',
    [chance]: 'export const dice = () => Math.random()\n',
  }
  expect(brokenIn(files)).toEqual([
    `${chance}: lint/nursery/noJsRestrictedProperties`,
    `${clock}: lint/style/noRestrictedGlobals`,
  ])
})

test('every other way across a border is caught where it is taken', () => {
  const files = {
    'src/renderer/planted-1.ts': take('electron'),
    'src/renderer/features/notes/planted-2.ts': take('../../../main/planted-value'),
    'src/renderer/features/notes/planted-3.ts': take('electron'),
    'src/renderer/features/planted/planted-4.ts': take('../notes/planted-value'),
    'src/renderer/session/planted-5.ts': take('../features/notes/planted-value'),
    'src/renderer/ui/planted-6.ts': take('../../shared/planted-value'),
    'src/renderer/ui/planted-7.ts': take('../session/planted-value'),
    'src/renderer/ui/planted/planted-13.ts': take('../../session/planted-value'),
    'src/shared/planted-8.ts': take('react'),
    'src/shared/planted-9.ts': take('../main/planted-value'),
    'src/shared/search/planted-10.ts': take('../../renderer/planted-value'),
    'src/main/planted-11.ts': take('../renderer/planted-value'),
    'src/main/planted-12.ts': take('node:tls'),
    'src/main/window/window.ts': take('node:dns/promises'),
    'src/main/window/menu.ts': take('react'),
    'src/main/window/lockdown.ts': take('../../renderer/planted-value'),
    'src/preload/index.ts': take('../main/planted-value'),
  }
  const expected = Object.keys(files).map((file) => `${file}: ${imports}`)
  expect(brokenIn(files)).toEqual(expected.sort())
})
