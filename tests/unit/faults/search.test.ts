import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { search } from '../../faults/plaintext/search'

const word = 'zqmarker한국'
const around = (bytes: Buffer, before: number) =>
  Buffer.concat([Buffer.alloc(before, 0x41), bytes, Buffer.from('!?')])

async function found(name: string, bytes: Buffer): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'carrel-search-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, name), bytes)
  return (await search(folder, [word])).map(({ spelling }) => spelling)
}

test('a word is found in every spelling, wherever it stands', async () => {
  const utf8 = Buffer.from(word)
  const wide = Buffer.from(word, 'utf16le')
  expect(await found('plain', around(utf8, 5))).toEqual(['UTF-8'])
  expect(await found('wide', around(wide, 5))).toEqual(['UTF-16LE'])
  expect(await found('hex', Buffer.from(around(utf8, 5).toString('hex')))).toEqual(['hex'])
  for (const before of [0, 1, 2, 3, 4]) {
    const spelled = (bytes: Buffer) => Buffer.from(around(bytes, before).toString('base64'))
    expect(await found('base64', spelled(utf8))).toEqual([`UTF-8 in base64, ${before % 3}`])
    expect(await found('base64', spelled(wide))).toEqual([`UTF-16LE in base64, ${before % 3}`])
  }
})

test('a word in the name of a file is found', async () => {
  expect(await found(`${word}.txt`, Buffer.alloc(0))).toEqual(['its name'])
})

test('nothing is found where nothing is', async () => {
  expect(await found('other', Buffer.from('zqmarker without the rest of it'))).toEqual([])
})
