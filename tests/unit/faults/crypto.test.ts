import { chmod, mkdtemp, rm, unlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { apply } from '../../../src/shared/workspace/apply'
import { emptyWorkspace } from '../../../src/shared/workspace/workspace'
import { requireGenuine, requireTold } from '../../faults/crypto/judging'
import { flipped, tamper, tamperings } from '../../faults/crypto/tampering'
import { differences, treeOf } from '../../faults/crypto/tree'
import { randomFrom } from '../../faults/runner/random'
import { putOf } from '../../faults/trouble/edits'

const lines = [5, 6, 7, 8].map((seq) => `${seq} check body${seq}`)
const others = [1, 2].map((seq) => `${seq} foreign other${seq}`)

test('every tampering changes the lines, and none only shortens the history', () => {
  for (const tampering of tamperings)
    for (let seed = 0; seed < 50; seed += 1) {
      const after = tamper(tampering, { lines, others, random: randomFrom('lines', seed) })
      expect(after).not.toEqual(lines)
      expect(after).not.toEqual(lines.slice(0, after.length))
    }
})

test('a flip changes one byte', () => {
  const bytes = Buffer.from('some bytes')
  for (let at = 0; at < bytes.length; at += 1) {
    const after = flipped(bytes, at, randomFrom('flip', at))
    expect([...after].filter((byte, index) => byte !== bytes[index])).toHaveLength(1)
    expect(after[at]).not.toBe(bytes[at])
  }
})

async function folderWith(...names: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'carrel-tree-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const name of names) await writeFile(join(folder, name), name)
  return folder
}

test('a file that is changed, touched, closed to others, added or removed is seen', async () => {
  const folder = await folderWith('KEY', 'STORE')
  const touched = async (change: () => Promise<void>) => {
    const before = await treeOf(folder)
    await change()
    return differences(before, await treeOf(folder)).sort()
  }
  const key = join(folder, 'KEY')
  expect(await touched(async () => undefined)).toEqual([])
  expect(await touched(() => writeFile(key, 'YEK'))).toEqual(['KEY'])
  expect(await touched(() => utimes(key, 1, 1))).toEqual(['KEY'])
  expect(await touched(() => chmod(key, 0o400))).toEqual(['KEY'])
  const inFolder = 'the folder itself'
  expect(await touched(() => writeFile(join(folder, 'new'), ''))).toEqual(['new', inFolder])
  expect(await touched(() => unlink(join(folder, 'new')))).toEqual(['new', inFolder])
  const passing = async () => {
    await writeFile(join(folder, 'tmp'), '')
    await unlink(join(folder, 'tmp'))
  }
  expect(await touched(passing)).toEqual([inFolder])
})

const workspaceOf = (...texts: string[]) =>
  texts.reduce((workspace, text, index) => apply(workspace, putOf(index, text)), emptyWorkspace())
const written = workspaceOf('one', 'two', 'three')

test('notes that are altered, doubled, out of order or foreign are noticed; those that are missing are counted', () => {
  const found = (annotations: typeof written.annotations) => () =>
    requireGenuine(written, { ...written, annotations })
  const [one, two, three] = written.annotations
  if (!one || !two || !three) throw new Error('there are three')
  expect(found([one, two, three])()).toBe(0)
  expect(found([one, three])()).toBe(1)
  expect(found([])()).toBe(3)
  expect(found([two, one, three])).toThrow('never written so')
  expect(found([one, one, two, three])).toThrow('never written so')
  expect(found([one, { ...two, briefId: 'other' }, three])).toThrow('never written so')
  expect(found([one, two, three, { ...three, id: crypto.randomUUID() }])).toThrow('never written so')
  expect(() => requireGenuine(written, { ...written, draft: null, undos: [] })).toThrow(
    'something else is not',
  )
})

test('a notice with the wrong number, the wrong kind, or none at all is noticed', () => {
  const notice = (kind: 'recovered' | 'incomplete', message: string) => [{ kind, message, keptAside: null }]
  const whole = notice('recovered', 'Nothing is missing.')
  const two = notice('incomplete', '2 edits are missing.')
  expect(() => requireTold(whole, 0, true)).not.toThrow()
  expect(() => requireTold(two, 2, false)).not.toThrow()
  expect(() => requireTold(notice('incomplete', 'At least 1 edit is missing.'), 2, false)).not.toThrow()
  expect(() => requireTold([], 0, true)).toThrow('it says 0 things')
  expect(() => requireTold(whole, 2, false)).toThrow('2 edits are missing, but it says')
  expect(() => requireTold(two, 3, false)).toThrow('3 edits are missing, but it says')
  expect(() => requireTold(two, 1, false)).toThrow('1 edits are missing, but it says')
  expect(() => requireTold(notice('incomplete', 'At least 3 edits are missing.'), 2, false)).toThrow(
    'but it says',
  )
  expect(() => requireTold(two, 0, false)).toThrow('nothing is missing, but it says')
  expect(() => requireTold(two, 0, true)).toThrow('it says')
})
