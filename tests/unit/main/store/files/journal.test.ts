import { mkdir, readFile, rename, rm, stat, symlink, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Journal } from '../../../../../src/main/store/files/journal'
import { decodeJournal } from '../../../../../src/main/store/format/journal-format'
import { parseName } from '../../../../../src/main/store/format/names'
import { plainSeals } from '../../../../../src/main/store/format/seal'
import { idOf, namesIn, temporaryFolder } from '../folder'

const store = idOf(1)

async function begin(given: { seq?: number; random?: () => string } = {}) {
  const directory = await temporaryFolder()
  let count = 0
  const random = given.random ?? (() => String(count++).padStart(16, '0'))
  const at = { seq: given.seq ?? 0, term: 0, trail: [] }
  const start = { directory, store, seal: plainSeals.journal, random, ...at }
  return { directory, journal: new Journal(start) }
}

/** The numbers of the edits that can be read in each journal of the folder. */
async function numbersIn(directory: string): Promise<number[][]> {
  const found = (await namesIn(directory)).map(parseName).filter((name) => name?.type === 'journal')
  return Promise.all(
    found.map(async (name) => {
      const bytes = await readFile(join(directory, name.name))
      const read = decodeJournal(bytes, name, { store, seal: plainSeals.journal })
      return read.kind === 'read' ? read.records.map(({ seq }) => seq) : []
    }),
  )
}

test('edits are numbered on from the last one, in one file, until it is ended', async () => {
  const { directory, journal } = await begin({ seq: 41 })
  await journal.append(['{}', '{}'])
  await journal.append(['{}'])
  await journal.rotate()
  await journal.append(['{}'])
  expect(journal).toMatchObject({ seq: 45, term: 2 })
  expect(await numbersIn(directory)).toEqual([[42, 43, 44], [45]])
  await journal.rotate()
})

test('a journal is for its owner only, and as long as it says', async () => {
  const { directory, journal } = await begin()
  await journal.append(['{}'])
  await journal.rotate()
  const [name = ''] = await namesIn(directory)
  const { mode, size } = await stat(join(directory, name))
  expect(mode & 0o777).toBe(0o600)
  expect(journal.segments).toEqual([expect.objectContaining({ name, size, first: 1, term: 1 })])
})

test('a file that went away takes no more edits: they fail, and the next begins a new one with the same number', async () => {
  const { directory, journal } = await begin()
  await journal.append(['{}'])
  const [name = ''] = await namesIn(directory)
  await rename(join(directory, name), join(directory, 'away'))
  await expect(journal.append(['{}'])).rejects.toMatchObject({ code: 'ENOENT' })
  await writeFile(join(directory, name), 'another file')
  await journal.append(['{}'])
  expect(journal).toMatchObject({ seq: 2, term: 2 })
  await unlink(join(directory, name))
  expect(await numbersIn(directory)).toEqual([[2]])
  await journal.rotate()
})

test('another file under the name of the open one is not taken for it', async () => {
  const { directory, journal } = await begin()
  await journal.append(['{}'])
  const [name = ''] = await namesIn(directory)
  await rename(join(directory, name), join(directory, 'away'))
  await writeFile(join(directory, name), '')
  await expect(journal.append(['{}'])).rejects.toMatchObject({ code: 'MOVED' })
  expect(await readFile(join(directory, name), 'utf8')).toBe('')
})

test('a term is used up even by a file that could not be made', async () => {
  const { directory, journal } = await begin()
  await rm(directory, { recursive: true })
  await expect(journal.append(['{}'])).rejects.toMatchObject({ code: 'ENOENT' })
  await mkdir(directory)
  await journal.append(['{}'])
  await journal.rotate()
  expect(journal.term).toBe(2)
  expect((await namesIn(directory))[0]).toContain('-00000002-')
})

test('what stands under the name of a new journal, be it a link, is not written to', async () => {
  const { directory, journal } = await begin({ random: () => '0123456789abcdef' })
  const target = join(directory, 'target')
  await writeFile(target, 'mine')
  await symlink(target, join(directory, 'jrnl-000000000001-00000001-0123456789abcdef.log'))
  await expect(journal.append(['{}'])).rejects.toMatchObject({ code: 'EEXIST' })
  expect(await readFile(target, 'utf8')).toBe('mine')
})

test('a number can be left out for a change that comes in a snapshot, and be taken back', async () => {
  const { directory, journal } = await begin()
  journal.skip()
  await journal.append(['{}'])
  await journal.rotate()
  journal.skip()
  journal.takeBack()
  await journal.append(['{}'])
  await journal.rotate()
  expect(await numbersIn(directory)).toEqual([[2], [3]])
})
