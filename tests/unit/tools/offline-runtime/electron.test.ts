import { existsSync, mkdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cacheFolder } from '../../../../scripts/setup/paths.mjs'
import { ensureElectron, linkRuntime } from '../../../../tools/offline-runtime/electron.mjs'
import { missingLibraries } from '../../../../tools/offline-runtime/system.mjs'
import { folderWith } from '../../scripts/folder'

const manifest = { 'node_modules/electron/package.json': '{"version":"45.4.1"}' }

test('a runtime takes the place of a half-unpacked Electron and of an older link', () => {
  const folder = folderWith({ 'electron/dist/half': '', 'one/electron': '1', 'two/electron': '2' })
  const electron = join(folder, 'electron')
  for (const name of ['one', 'two']) {
    linkRuntime(electron, join(folder, name))
    expect(readlinkSync(join(electron, 'dist'))).toBe(join(folder, name))
  }
  expect(readFileSync(join(electron, 'path.txt'), 'utf8')).toBe('electron')
  expect(existsSync(join(folder, 'one', 'electron'))).toBe(true)
})

test('an official Electron of the wanted version is used as it is', async () => {
  const dist = 'node_modules/electron/dist'
  const root = folderWith({ ...manifest, [`${dist}/version`]: '45.4.1', [`${dist}/electron`]: '' })
  expect(await ensureElectron(root, {})).toBe(join(root, dist, 'electron'))
})

test("a person's own Electron is used before any other, and refused when it is not there", async () => {
  const root = folderWith({ ...manifest, 'own/electron': '', 'empty/readme': '' })
  const own = { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'own') }
  expect(await ensureElectron(root, own)).toBe(join(root, 'own', 'electron'))
  const empty = { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'empty') }
  await expect(ensureElectron(root, empty)).rejects.toThrow(
    'ELECTRON_OVERRIDE_DIST_PATH names a folder without',
  )
})

test('a cache that cannot be written is replaced by a folder of the checkout', () => {
  const root = folderWith({ 'a-file': '' })
  mkdirSync(join(root, 'cache'))
  expect(cacheFolder(root, { XDG_CACHE_HOME: join(root, 'cache') })).toBe(join(root, 'cache', 'carrel'))
  expect(cacheFolder(root, { XDG_CACHE_HOME: join(root, 'a-file') })).toBe(join(root, '.cache', 'carrel'))
})

test('the libraries that ldd does not find are named', () => {
  const listed =
    '\tlibnss3.so => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x0)\n\tlibgbm.so.1 => not found\n'
  expect(missingLibraries(listed)).toEqual(['libnss3.so', 'libgbm.so.1'])
  expect(missingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x0)\n')).toEqual([])
})

test('the official Electron is tried once, and again when the person names another source', async () => {
  const root = folderWith(manifest) // without Electron's downloader, so that trying fails at once and off the network
  const forbidden = { CARREL_NO_FALLBACK_RUNTIME: '1' }
  const attempt = (environment: Record<string, string>) =>
    ensureElectron(root, { ...forbidden, ...environment })
  await expect(attempt({})).rejects.toThrow("Cannot find module '@electron/get'")
  await expect(attempt({})).rejects.toThrow('it failed before')
  await expect(attempt({ ELECTRON_MIRROR: 'file:///nowhere/' })).rejects.toThrow(
    "Cannot find module '@electron/get'",
  )
})

test('where it is forbidden, the repack is not used and the person reads what to do instead', async () => {
  const attempt = ensureElectron(folderWith(manifest), { CARREL_NO_FALLBACK_RUNTIME: '1' })
  await expect(attempt).rejects.toThrow(/could not be downloaded.*Set ELECTRON_MIRROR/)
})
