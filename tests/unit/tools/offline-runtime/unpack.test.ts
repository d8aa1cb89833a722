import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unzip } from '../../../../tools/offline-runtime/unpack.mjs'
import { folderWith } from '../../scripts/folder'
import { type ZipEntry, zipOf } from './zip'

function unpacked(entries: ZipEntry[]) {
  const folder = folderWith({ 'archive.zip': zipOf(entries) })
  const inside = join(folder, 'inside')
  return { folder, inside, done: unzip(join(folder, 'archive.zip'), inside, (name) => name) }
}

test('a zip is unpacked with its folders, its bytes and who may run it', async () => {
  const { inside, done } = unpacked([
    { name: 'bin/program', content: 'run me', mode: 0o100755 },
    { name: 'read.txt', content: '한글' },
  ])
  await done
  expect(readFileSync(join(inside, 'read.txt'), 'utf8')).toBe('한글')
  expect(statSync(join(inside, 'bin/program')).mode & 0o100).toBe(0o100)
})

test('a name that climbs out of the folder is refused and nothing is written outside', async () => {
  const { folder, done } = unpacked([{ name: '../outside.txt', content: 'planted' }])
  await expect(done).rejects.toThrow(/relative path|climbs out/)
  expect(existsSync(join(folder, 'outside.txt'))).toBe(false)
})

test('a place that climbs out is refused even when the name in the zip is honest', async () => {
  const folder = folderWith({ 'archive.zip': zipOf([{ name: 'honest.txt', content: 'planted' }]) })
  const done = unzip(join(folder, 'archive.zip'), join(folder, 'inside'), (name) => `../${name}`)
  await expect(done).rejects.toThrow('climbs out')
  expect(existsSync(join(folder, 'honest.txt'))).toBe(false)
})

test('a symbolic link is refused', async () => {
  const { inside, done } = unpacked([{ name: 'link', content: '/etc/passwd', mode: 0o120777 }])
  await expect(done).rejects.toThrow('symbolic link: link')
  expect(existsSync(join(inside, 'link'))).toBe(false)
})
