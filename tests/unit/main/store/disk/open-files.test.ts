import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { OpenFiles } from '../../../../../src/main/store/disk/open-files'
import { temporaryFolder } from '../folder'

function openFiles(): OpenFiles {
  const files = new OpenFiles()
  onTestFinished(() => files.close())
  return files
}

test('the whole of a file is of the one whose beginning was read, whatever stands there by then', async () => {
  const folder = await temporaryFolder()
  const [path, other] = [join(folder, 'a file'), join(folder, 'other')]
  await writeFile(path, 'what was there')
  await writeFile(other, 'what came later')
  const files = openFiles()
  expect(String(await files.readBeginning(path, 4))).toBe('what')
  await rename(other, path)
  expect(String(await files.read(path))).toBe('what was there')
  await rm(path)
  expect(String(await files.read(path))).toBe('what was there')
})

test('a file that could not be opened is not found later', async () => {
  const path = join(await temporaryFolder(), 'a file')
  const files = openFiles()
  await expect(files.readBeginning(path, 4)).rejects.toMatchObject({ code: 'ENOENT' })
  await writeFile(path, 'what came later')
  await expect(files.read(path)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('a folder is no file', async () => {
  await expect(openFiles().read(await temporaryFolder())).rejects.toMatchObject({ code: 'NOTAFILE' })
})

test('of very many files all are read, though not all are held open', async () => {
  const folder = await temporaryFolder()
  const paths = Array.from({ length: 300 }, (_, number) => join(folder, `file ${number}`))
  await Promise.all(paths.map((path) => writeFile(path, path)))
  const files = openFiles()
  await Promise.all(paths.map((path) => files.readBeginning(path, 1)))
  for (const path of paths) expect(String(await files.read(path))).toBe(path)
  expect(await files.stampOf(paths[0] ?? '')).not.toBeNull()
  expect(await files.stampOf(paths[299] ?? '')).toBeNull()
})

test('after it was closed nothing is read through it', async () => {
  const files = openFiles()
  await files.close()
  await expect(files.read('a file')).rejects.toThrow('after the opening')
})
