import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isBuilt, rememberBuild } from '../../../scripts/setup/build.mjs'
import { digestOf, isFresh, writeStamp } from '../../../scripts/setup/stamp.mjs'
import { folderWith } from './folder'

function builtCheckout() {
  const root = folderWith({
    'src/main/index.ts': 'export {}',
    'resources/icon.svg': '<svg/>',
    'package-lock.json': '{}',
    'README.md': 'hello',
    'out/main/index.js': '',
  })
  rememberBuild(root)
  return root
}

test('a build is fresh until a source, a resource or the lock file changes', () => {
  const root = builtCheckout()
  expect(isBuilt(root)).toBe(true)
  for (const name of ['src/main/index.ts', 'resources/icon.svg', 'package-lock.json']) {
    writeFileSync(join(root, name), 'changed')
    expect(isBuilt(root), name).toBe(false)
    rememberBuild(root)
  }
})

test('a build is stale when a source was added, renamed or removed', () => {
  const root = builtCheckout()
  mkdirSync(join(root, 'src/shared'))
  writeFileSync(join(root, 'src/shared/new.ts'), '')
  expect(isBuilt(root)).toBe(false)
  rememberBuild(root)
  renameSync(join(root, 'src/shared/new.ts'), join(root, 'src/shared/newer.ts'))
  expect(isBuilt(root)).toBe(false)
  rememberBuild(root)
  rmSync(join(root, 'src/shared/newer.ts'))
  expect(isBuilt(root)).toBe(false)
})

test('a build is stale when what it built is gone, and fresh when only a document changed', () => {
  const root = builtCheckout()
  writeFileSync(join(root, 'README.md'), 'changed')
  expect(isBuilt(root)).toBe(true)
  rmSync(join(root, 'out/main/index.js'))
  expect(isBuilt(root)).toBe(false)
})

test('bytes that move from one file to the next change the digest', () => {
  const one = folderWith({ 'src/a': 'xy', 'src/b': 'z' })
  const other = folderWith({ 'src/a': 'x', 'src/b': 'yz' })
  expect(digestOf(one, ['src'])).not.toBe(digestOf(other, ['src']))
})

test('a stamp is fresh only for the digest it was written with', () => {
  const stampFile = join(folderWith(), 'deep', 'stamp')
  expect(isFresh(stampFile, 'one')).toBe(false)
  writeStamp(stampFile, 'one')
  expect(isFresh(stampFile, 'one')).toBe(true)
  expect(isFresh(stampFile, 'two')).toBe(false)
})
