import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { openLibrary } from '../../../../src/main/library/briefs'
import { firstBrief } from '../../../../src/main/library/first-brief'
import { emptyWorkspace } from '../../../../src/shared/workspace/workspace'
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

const list = async (briefs: string) => (await openLibrary({ briefs, indexes: 'no indexes' })).list

/** Puts a further brief beside the others, with a text and an id of its own unless another is given. */
async function add(folder: string, name: string, { text = `Brief ${name}\n\nIts words.`, as = name } = {}) {
  await mkdir(join(folder, name))
  const metadata = JSON.parse(await readFile(join(folder, id, 'brief.json'), 'utf8'))
  const own = { ...metadata, id: as, sha256: sha256(Buffer.from(text)) }
  await writeFile(join(folder, name, 'source.txt'), text)
  await writeFile(join(folder, name, 'brief.json'), JSON.stringify(own))
}

test('the bundled brief is as it was published, byte for byte', async () => {
  const { list, read } = await openLibrary({ briefs: bundled, indexes: 'no indexes' })
  const bytes = await readFile(join(bundled, id, 'source.txt'))
  expect(list).toMatchObject([{ isVerified: true, metadata: { id, sha256: sha256(bytes) } }])
  expect(Buffer.from((await read(id)).text)).toEqual(bytes)
})

test('a search index comes along if one lies ready', async () => {
  const indexes = await temporaryFolder()
  const { read } = await openLibrary({ briefs: bundled, indexes })
  expect(await read(id)).toMatchObject({ searchIndex: null })
  await writeFile(join(indexes, `${id}.index`), 'ready')
  expect(await read(id)).toMatchObject({ searchIndex: new Uint8Array(Buffer.from('ready')) })
})

test('a text in which one byte was changed is refused with both hashes', async () => {
  const folder = await copyOfBriefs()
  const source = join(folder, id, 'source.txt')
  const bytes = await readFile(source)
  const published = sha256(bytes)
  bytes[1_000] = (bytes[1_000] ?? 0) ^ 1
  await writeFile(source, bytes)
  const [brief] = await list(folder)
  expect(brief).toMatchObject({ isVerified: false, name: id })
  expect(brief).toMatchObject({ message: expect.stringContaining(published) })
  expect(brief).toMatchObject({ message: expect.stringContaining(sha256(bytes)) })
})

test('a text that is changed after it was listed is not opened', async () => {
  const folder = await copyOfBriefs()
  const { read } = await openLibrary({ briefs: folder, indexes: 'no indexes' })
  await writeFile(join(folder, id, 'source.txt'), 'Something else.')
  await expect(read(id)).rejects.toMatchObject({ code: 'brief-changed' })
  await rm(join(folder, id, 'source.txt'))
  await expect(read(id)).rejects.toMatchObject({ code: 'brief-unreadable' })
})

test.each(['no-such-brief', '..', '../briefs/asan-2024-19s', ''])('“%s” opens nothing', async (name) => {
  const { read } = await openLibrary({ briefs: bundled, indexes: 'no indexes' })
  await expect(read(name)).rejects.toMatchObject({ code: 'brief-unreadable' })
})

test.each([
  ['a missing text', (folder: string) => rm(join(folder, id, 'source.txt'))],
  ['a missing description', (folder: string) => rm(join(folder, id, 'brief.json'))],
  ['a description that is not JSON', (folder: string) => writeFile(join(folder, id, 'brief.json'), '{')],
  ['a description without its fields', (folder: string) => writeFile(join(folder, id, 'brief.json'), '{}')],
])('%s is refused, by name', async (_, spoil) => {
  const folder = await copyOfBriefs()
  await spoil(folder)
  expect(await list(folder)).toMatchObject([
    { isVerified: false, name: id, message: expect.stringContaining(id) },
  ])
})

test.each([
  ['nothing but blanks', ' \n\n\t'],
  ['bytes that are no UTF-8', Buffer.from([0xff, 0xfe, 0xfd])],
])('a text of %s is refused, and the others are not', async (_, text) => {
  const folder = await copyOfBriefs()
  await add(folder, 'bad')
  const metadata = JSON.parse(await readFile(join(folder, 'bad', 'brief.json'), 'utf8'))
  const changed = { ...metadata, sha256: sha256(Buffer.from(text)) }
  await writeFile(join(folder, 'bad', 'source.txt'), text)
  await writeFile(join(folder, 'bad', 'brief.json'), JSON.stringify(changed))
  expect(await list(folder)).toMatchObject([{ isVerified: true }, { isVerified: false, name: 'bad' }])
})

test('several briefs come in the order of their ids, and a bad one does not spoil the others', async () => {
  const folder = await copyOfBriefs()
  await mkdir(join(folder, 'a-broken-one'))
  await add(folder, 'another')
  const briefs = await list(folder)
  const names = briefs.map((brief) => (brief.isVerified ? brief.metadata.id : `not ${brief.name}`))
  expect(names).toEqual(['not a-broken-one', 'another', id])
})

test('a brief under a name that is not its own is refused, so that no two share one', async () => {
  const folder = await copyOfBriefs()
  await add(folder, 'copy', { as: id })
  expect(await list(folder)).toMatchObject([
    { isVerified: true },
    { isVerified: false, name: 'copy', message: expect.stringContaining(`“${id}”, which is another one`) },
  ])
})

test('of two briefs with the same text the first is shown, and the other one names it', async () => {
  const folder = await copyOfBriefs()
  await add(folder, 'one', { text: 'The same words.' })
  await add(folder, 'two', { text: 'The same words.' })
  expect(await list(folder)).toMatchObject([
    { metadata: { id } },
    { metadata: { id: 'one' } },
    { isVerified: false, name: 'two', message: expect.stringContaining('is that of “one”, byte for byte') },
  ])
})

test('a folder without briefs, or no folder at all, is said', async () => {
  const empty = await temporaryFolder()
  expect(await list(empty)).toMatchObject([{ isVerified: false }])
  expect(await list(join(empty, 'nowhere'))).toMatchObject([{ isVerified: false }])
})

test('the first to be shown is the one of the draft, then the last read one, then the first', async () => {
  const folder = await copyOfBriefs()
  for (const name of ['b-one', 'c-two']) await add(folder, name)
  const briefs = [...(await list(folder)), { isVerified: false as const, name: 'd', message: 'no' }]
  const lastRead = (lastBrief: string | null) => ({ ...empty, settings: { ...empty.settings, lastBrief } })
  const empty = emptyWorkspace()
  const draft = {
    noteId: null,
    briefId: 'c-two',
    anchor: null,
    text: '',
    tags: [],
    colour: 'yellow' as const,
  }
  expect(firstBrief(briefs, empty)).toBe(id)
  expect(firstBrief(briefs, lastRead('b-one'))).toBe('b-one')
  expect(firstBrief(briefs, { ...lastRead('b-one'), draft })).toBe('c-two')
  expect(firstBrief(briefs, lastRead('d'))).toBe(id)
  expect(firstBrief(briefs.slice(-1), empty)).toBe(null)
})
