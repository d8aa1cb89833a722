import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { loadBriefs } from '../../../../src/main/library/briefs'
import { temporaryFolder } from '../store/folder'

const bundled = resolve('resources/briefs')
const id = 'asan-2024-19s'

/** A copy of the bundled briefs that may be spoilt. */
async function copyOfBriefs(): Promise<string> {
  const folder = join(await temporaryFolder(), 'briefs')
  await cp(bundled, folder, { recursive: true })
  return folder
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('the bundled brief is as it was published, byte for byte', async () => {
  const [brief] = await loadBriefs(bundled, 'no indexes')
  const bytes = await readFile(join(bundled, id, 'source.txt'))
  if (!brief?.isVerified) throw new Error(brief?.message)
  expect(brief.metadata).toMatchObject({ id, sha256: sha256(bytes) })
  expect(Buffer.from(brief.text)).toEqual(bytes)
})

test('a search index comes along if one lies ready', async () => {
  const indexes = await temporaryFolder()
  expect(await loadBriefs(bundled, indexes)).toMatchObject([{ searchIndex: null }])
  await writeFile(join(indexes, `${id}.index`), 'ready')
  expect(await loadBriefs(bundled, indexes)).toMatchObject([
    { searchIndex: new Uint8Array(Buffer.from('ready')) },
  ])
})

test('a text in which one byte was changed is refused with both hashes', async () => {
  const folder = await copyOfBriefs()
  const source = join(folder, id, 'source.txt')
  const bytes = await readFile(source)
  const published = sha256(bytes)
  bytes[1_000] = (bytes[1_000] ?? 0) ^ 1
  await writeFile(source, bytes)
  const [brief] = await loadBriefs(folder, 'no indexes')
  expect(brief).toMatchObject({ isVerified: false, name: id })
  expect(brief).toMatchObject({ message: expect.stringContaining(published) })
  expect(brief).toMatchObject({ message: expect.stringContaining(sha256(bytes)) })
})

test.each([
  ['a missing text', (folder: string) => rm(join(folder, id, 'source.txt'))],
  ['a missing description', (folder: string) => rm(join(folder, id, 'brief.json'))],
  ['a description that is not JSON', (folder: string) => writeFile(join(folder, id, 'brief.json'), '{')],
  ['a description without its fields', (folder: string) => writeFile(join(folder, id, 'brief.json'), '{}')],
])('%s is refused, by name', async (_, spoil) => {
  const folder = await copyOfBriefs()
  await spoil(folder)
  expect(await loadBriefs(folder, 'no indexes')).toMatchObject([
    { isVerified: false, name: id, message: expect.stringContaining(id) },
  ])
})

test('several briefs come in the order of their ids, and a bad one does not spoil the others', async () => {
  const folder = await copyOfBriefs()
  await mkdir(join(folder, 'a-broken-one'))
  const another = join(folder, 'another')
  await cp(join(folder, id), another, { recursive: true })
  const metadata = JSON.parse(await readFile(join(another, 'brief.json'), 'utf8'))
  await writeFile(join(another, 'brief.json'), JSON.stringify({ ...metadata, id: 'another' }))
  const briefs = await loadBriefs(folder, 'no indexes')
  const names = briefs.map((brief) => (brief.isVerified ? brief.metadata.id : `not ${brief.name}`))
  expect(names).toEqual(['not a-broken-one', 'another', id])
})

test('a brief under a name that is not its own is refused, so that no two share one', async () => {
  const folder = await copyOfBriefs()
  await cp(join(folder, id), join(folder, 'copy'), { recursive: true })
  const briefs = await loadBriefs(folder, 'no indexes')
  expect(briefs.map(({ isVerified }) => isVerified)).toEqual([true, false])
})

test('a folder without briefs, or no folder at all, is said', async () => {
  const empty = await temporaryFolder()
  expect(await loadBriefs(empty, 'no indexes')).toMatchObject([{ isVerified: false }])
  expect(await loadBriefs(join(empty, 'nowhere'), 'no indexes')).toMatchObject([{ isVerified: false }])
})
