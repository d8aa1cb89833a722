import { execFileSync } from 'node:child_process'
import { mkdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ensureFolder, removeLeftOvers, writeDurably } from '../../../../../src/main/store/disk/durable-file'
import { readRegularFile } from '../../../../../src/main/store/disk/read-file'
import { reason } from '../../../../../src/main/store/disk/reason'
import { writeVerified } from '../../../../../src/main/store/disk/write-verified'
import { setAside } from '../../../../../src/main/store/files/set-aside'
import { fileHandlePrototype, namesIn, temporaryFolder, time } from '../folder'

const random = '0123456789abcdef'
const bytes = Buffer.from('what was written')

test('a file is written whole, for its owner only, and nothing else is left', async () => {
  const directory = await temporaryFolder()
  await writeDurably({ directory, name: 'a file', bytes: [bytes, bytes], random })
  expect(await readFile(join(directory, 'a file'))).toEqual(Buffer.concat([bytes, bytes]))
  expect((await stat(join(directory, 'a file'))).mode & 0o777).toBe(0o600)
  expect(await namesIn(directory)).toEqual(['a file'])
})

test('a write that fails leaves the file of that name as it was', async () => {
  const directory = await temporaryFolder()
  await mkdir(join(directory, 'a file', 'full'), { recursive: true })
  await expect(writeDurably({ directory, name: 'a file', bytes, random })).rejects.toHaveProperty('code')
  await writeFile(join(directory, 'other'), 'as it was')
  await expect(writeDurably({ directory, name: 'other', bytes, random, isNew: true })).rejects.toMatchObject({
    code: 'EEXIST',
  })
  expect(await readFile(join(directory, 'other'), 'utf8')).toBe('as it was')
  expect(await namesIn(directory)).toEqual(['a file', 'other'])
})

test('what the disk gives back otherwise than it was given does not count as written', async () => {
  const directory = await temporaryFolder()
  const file = { directory, name: 'a snapshot', bytes: [bytes, bytes], random }
  await writeVerified(file)
  const prototype = await fileHandlePrototype()
  const { read } = prototype
  const spoiled = vi.spyOn(prototype, 'read').mockImplementation(async function (this: unknown, ...given) {
    const result = await Reflect.apply(read, this, given)
    result.buffer.writeUInt8(0, 0)
    return result
  })
  onTestFinished(() => spoiled.mockRestore())
  await expect(writeVerified(file)).rejects.toMatchObject({ code: 'EIO' })
})

test('a link at the temporary name or the name itself is not followed', async () => {
  const directory = await temporaryFolder()
  const target = join(directory, 'target')
  await writeFile(target, 'mine')
  await symlink(target, join(directory, `.carrel-${random}.tmp`))
  await expect(writeDurably({ directory, name: 'a file', bytes, random })).rejects.toMatchObject({
    code: 'EEXIST',
  })
  await symlink(target, join(directory, 'link'))
  await writeDurably({ directory, name: 'link', bytes, random })
  expect(await readFile(target, 'utf8')).toBe('mine')
})

test('only our own half-written files are removed', async () => {
  const directory = await temporaryFolder()
  const others = ['.carrel-0123456789ABCDEF.tmp', '.carrel-x.tmp', 'carrel-0123456789abcdef.tmp']
  for (const name of [...others, `.carrel-${random}.tmp`]) await writeFile(join(directory, name), '')
  await removeLeftOvers(directory)
  expect(await namesIn(directory)).toEqual(others.toSorted())
})

test('a folder is made for its owner only; a link in its place is not taken for one', async () => {
  const directory = await temporaryFolder()
  await ensureFolder(join(directory, 'one', 'two'))
  expect((await stat(join(directory, 'one', 'two'))).mode & 0o777).toBe(0o700)
  await symlink(join(directory, 'one'), join(directory, 'link'))
  await expect(ensureFolder(join(directory, 'link'))).rejects.toMatchObject({ code: 'ELOOP' })
})

test('only regular files are read, and only as much as may be', async () => {
  const directory = await temporaryFolder()
  const path = join(directory, 'a file')
  await writeFile(path, bytes)
  expect(await readRegularFile(path)).toEqual(bytes)
  await expect(readRegularFile(path, bytes.length - 1)).rejects.toMatchObject({ code: 'TOOLARGE' })
  await symlink(path, join(directory, 'link'))
  execFileSync('mkfifo', [join(directory, 'pipe')])
  await writeFile(join(directory, 'huge'), '')
  await truncate(join(directory, 'huge'), 520 * 1024 * 1024)
  const cases = { link: 'ELOOP', pipe: 'NOTAFILE', huge: 'TOOLARGE', '.': 'NOTAFILE', none: 'ENOENT' }
  for (const [name, code] of Object.entries(cases))
    await expect(readRegularFile(join(directory, name)), name).rejects.toMatchObject({ code })
})

test('two files set aside in the same second are both kept', async () => {
  const directory = await temporaryFolder()
  const path = join(directory, 'snap-000000000001.json')
  const kept: string[] = []
  for (const content of ['first', 'second']) {
    await writeFile(path, content)
    kept.push(await setAside(path, new Date(time)))
  }
  const names = ['2026-11-23T09-43-05-snap-000000000001.json', '2026-11-23T09-43-05-snap-000000000001.json-2']
  expect(kept).toEqual(names.map((name) => join(directory, 'quarantine', name)))
  expect(await readFile(kept[0] ?? '', 'utf8')).toBe('first')
  expect(await readFile(kept[1] ?? '', 'utf8')).toBe('second')
  expect((await stat(join(directory, 'quarantine'))).mode & 0o777).toBe(0o700)
})

test('a file that cannot be set aside stays, and leaves no empty one behind', async () => {
  const directory = await temporaryFolder()
  await expect(setAside(join(directory, 'none'), new Date(time))).rejects.toMatchObject({ code: 'ENOENT' })
  expect(await namesIn(join(directory, 'quarantine'))).toEqual([])
})

test('what the system says is said in words, and what has none in its own', () => {
  expect(reason(Object.assign(new Error(), { code: 'ENOSPC' }))).toBe('the disk is full')
  expect(reason(Object.assign(new Error(), { code: 'EWHAT' }))).toBe('the system answered EWHAT')
  expect(reason(new Error('a bug'))).toBe('a bug')
  expect(reason('text')).toBe('text')
})
