import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Place, usualCost } from '../../../src/main/store/files/place'
import { encodeJournalHeader, encodeRecord } from '../../../src/main/store/format/journal-format'
import { createKey, encodeKey } from '../../../src/main/store/format/key-file'
import { journalName } from '../../../src/main/store/format/names'
import { plainSeals } from '../../../src/main/store/format/seal'
import { encodeSnapshot } from '../../../src/main/store/format/snapshot'
import { emptyWorkspace, type Operation, type Workspace } from '../../../src/shared/workspace/workspace'
import {
  asAfterCrash,
  cheap,
  flipBit,
  freshPlace,
  idOf,
  journalsIn,
  mirrorInStep,
  namesIn,
  note,
  open,
  put,
  snapshotIn,
  temporaryFolder,
  time,
} from '../main/store/folder'

const tool = fileURLToPath(new URL('../../../tools/unseal.mjs', import.meta.url))
const passphrase = '북한군 correct horse'

/** Runs the tool as anybody would, with the passphrase in a pipe. */
async function unseal(path: string, given = '') {
  const child = spawn(process.execPath, [tool, path], { stdio: 'pipe' })
  child.stdin.on('error', () => undefined) // it does not read what it does not need
  child.stdin.end(`${given}\n`)
  const [output, said, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { code, said, notes: output === '' ? null : (JSON.parse(output) as Workspace) }
}

const remove = (number: number) => (): Operation => ({ type: 'remove', ids: [idOf(number)], removedAt: time })

/** The id that stands in a store's marker. */
async function idIn({ directory }: Place): Promise<string> {
  return JSON.parse(await readFile(join(directory, 'STORE'), 'utf8')).store
}

/** What a crash left: two notes in a snapshot, and in the journal a third, a new wording, a removal and a draft. */
async function crashedPlace(isSealed: boolean, cost?: number): Promise<Place> {
  const place = await freshPlace()
  if (cost) place.cost = cost
  const store = await open(place)
  if (isSealed) await store.setPassphrase({ passphrase: passphrase.normalize('NFD'), current: null })
  for (const number of [1, 2]) await store.commit(put(number))
  await store.checkpoint()
  await store.commit(put(3))
  await store.commit(put(1, 'better “words” 좋은 말'))
  await store.commit(remove(2))
  const { createdAt: _, updatedAt: __, id: ___, ...words } = note(9, 'a draft')
  if (words.kind !== 'note') throw new Error('not a note')
  const { kind: ____, ...draft } = words
  await store.commit(() => ({ type: 'draft', draft: { noteId: null, ...draft } }))
  await mirrorInStep(place)
  return asAfterCrash(place)
}

const whole = {
  annotations: [note(1, 'better “words” 좋은 말'), note(3)],
  trash: [{ annotation: note(2), removedAt: time }],
  draft: { text: 'a draft' },
}

describe.each([
  { name: 'plain', isSealed: false, ending: 'json' },
  { name: 'sealed', isSealed: true, ending: 'sealed' },
])('a $name store', ({ isSealed, ending }) => {
  test('is read whole, with the edits after its last snapshot', async () => {
    const { directory } = await crashedPlace(isSealed)
    const { code, said, notes } = await unseal(directory, passphrase)
    expect({ code, said }).toEqual({ code: 0, said: '' })
    expect(notes).toMatchObject(whole)
  })

  test('is read from its second copy alone', async () => {
    const { mirror } = await crashedPlace(isSealed)
    expect(await unseal(mirror.folder, passphrase)).toMatchObject({ code: 0, notes: whole })
  })

  test('its backup is read', async () => {
    const store = await open(await crashedPlace(isSealed), isSealed ? passphrase : null)
    const path = join(await temporaryFolder(), 'backup')
    await store.backUp(path)
    expect(await unseal(path, passphrase)).toEqual({ code: 0, said: '', notes: store.workspace })
    await flipBit(path)
    expect(await unseal(path, passphrase)).toMatchObject({
      code: 2,
      notes: null,
      said: expect.stringContaining('damaged'),
    })
  })

  test('with a flipped bit in the newest snapshot, an older one and the journals have it all', async () => {
    const { directory } = await crashedPlace(isSealed)
    const path = snapshotIn(directory, 2, ending)
    await flipBit(path)
    const { code, said, notes } = await unseal(directory, passphrase)
    expect({ code, said }).toEqual({
      code: 1,
      said: `snap-000000000002.${ending} was left out: it is damaged, out of place, or written by a newer Carrel.\n`,
    })
    expect(notes).toMatchObject(whole)
  })

  test('with a flipped bit in a journal, the edit is missed, and the others are read', async () => {
    const { directory } = await crashedPlace(isSealed)
    const journal = (await journalsIn(directory)).at(-1) ?? ''
    const lines = (await readFile(journal, 'utf8')).split('\n')
    await writeFile(journal, lines.with(1, `${lines[1]?.slice(0, -5)}xxxxx`).join('\n'))
    const { code, said, notes } = await unseal(directory, passphrase)
    expect({ code, said }).toEqual({ code: 1, said: 'Edit 3 was left out (gone).\n' })
    expect(notes).toMatchObject({ annotations: whole.annotations.slice(0, 1), trash: whole.trash })
  })

  test('an old snapshot under a new name is left out', async () => {
    const { directory } = await crashedPlace(isSealed)
    await cp(snapshotIn(directory, 0, ending), snapshotIn(directory, 9, ending))
    const { code, said, notes } = await unseal(directory, passphrase)
    expect(code).toBe(1)
    expect(said).toContain(`snap-000000000009.${ending} was left out`)
    expect(notes).toMatchObject(whole)
  })

  test('without a readable snapshot the journals are read, without anything nothing is', async () => {
    const { directory } = await crashedPlace(isSealed)
    for (const name of await namesIn(directory))
      if (name.startsWith('snap-')) await flipBit(join(directory, name))
    expect(await unseal(directory, passphrase)).toMatchObject({ code: 1, notes: whole })
    for (const journal of await journalsIn(directory)) await writeFile(journal, 'garbage')
    expect(await unseal(directory, passphrase)).toMatchObject({
      code: 2,
      notes: null,
      said: expect.stringContaining('nothing could be read'),
    })
  })
})

test('the usual cost of a passphrase is paid, and Hangul may be composed or not', async () => {
  const { directory } = await crashedPlace(true, usualCost)
  expect(await unseal(directory, passphrase.normalize('NFD'))).toMatchObject({ code: 0, notes: whole })
})

test('a wrong passphrase, or none, is said in a sentence', async () => {
  const { directory } = await crashedPlace(true)
  for (const wrong of ['battery staple', ''])
    expect(await unseal(directory, wrong)).toEqual({
      code: 2,
      said: 'That is not the passphrase. Nothing was read.\n',
      notes: null,
    })
})

test('a key file that is damaged or gone is said', async () => {
  const { directory } = await crashedPlace(true)
  await flipBit(join(directory, 'KEY'))
  expect(await unseal(directory, passphrase)).toMatchObject({
    code: 2,
    said: expect.stringContaining('KEY was left out'),
  })
  await rm(join(directory, 'KEY'))
  expect(await unseal(directory, passphrase)).toMatchObject({ code: 2, notes: null })
})

test('a sealed store counts its sealed files only, one in the middle of being sealed both kinds', async () => {
  const plain = await crashedPlace(false)
  const sealed = await crashedPlace(true)
  await cp(snapshotIn(plain.directory, 2), snapshotIn(sealed.directory, 8))
  expect(await unseal(sealed.directory, passphrase)).toMatchObject({ code: 0, notes: whole })
  const { header } = await createKey({ store: await idIn(plain), state: 'sealing', passphrase, cost: cheap })
  await writeFile(join(plain.directory, 'KEY'), encodeKey(header))
  expect(await unseal(plain.directory, passphrase)).toMatchObject({ code: 0, notes: whole })
})

test('what a later journal or snapshot voids was never acknowledged, and is left out', async () => {
  const place = await freshPlace()
  const store = await open(place)
  await store.commit(put(1))
  await store.commit(put(2, 'refused'))
  const { directory } = await asAfterCrash(place)
  const at = { store: await idIn(place), first: 2, term: 2 }
  const seal = plainSeals.journal
  const record = encodeRecord(at, seal, { seq: 2, json: JSON.stringify(put(5)()) })
  const name = journalName({ ...at, random: '0123456789abcdef', kind: 'plain' })
  await writeFile(join(directory, name), `${encodeJournalHeader(at, seal)}${record}`)
  const { code, notes } = await unseal(directory)
  expect({ code, annotations: notes?.annotations }).toEqual({ code: 0, annotations: [note(1), note(5)] })
  const workspace = { ...emptyWorkspace(), annotations: [note(1)] }
  const covering = await encodeSnapshot(
    { store: at.store, seq: 1, term: 2, kept: [], journals: [] },
    workspace,
    seal,
  )
  await writeFile(snapshotIn(directory, 1), Buffer.concat(covering))
  expect((await unseal(directory)).notes?.annotations).toEqual([note(1)])
})

test('edits that take something back are told, since they are not applied', async () => {
  const place = await freshPlace()
  const store = await open(place)
  await store.commit(put(1))
  await store.commit(remove(1))
  await store.commit(() => ({ type: 'undo', at: time }))
  const { code, said, notes } = await unseal((await asAfterCrash(place)).directory)
  expect({ code, said }).toEqual({ code: 1, said: 'Edit 3 was left out (undo).\n' })
  expect(notes?.trash).toHaveLength(1)
})

test('what is purged is not printed', async () => {
  const place = await freshPlace()
  const store = await open(place)
  await store.commit(put(1, 'to be forgotten'))
  await store.commit(remove(1))
  await store.commit(() => ({ type: 'purge', ids: [idOf(1)] }))
  expect(JSON.stringify(await unseal((await asAfterCrash(place)).directory))).not.toContain('to be forgotten')
})

test('what is not Carrel’s is said', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'letter'), 'Dear reader')
  for (const path of [join(folder, 'none'), join(folder, 'letter'), folder]) {
    const { code, said, notes } = await unseal(path)
    expect({ code, notes }).toEqual({ code: 2, notes: null })
    expect(said).toContain(path)
    expect(said).not.toContain('at ') // a sentence, not a stack
  }
})

test('it has at most 120 lines and needs nothing but Node', async () => {
  const source = await readFile(tool, 'utf8')
  expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(120)
  const imports = [...source.matchAll(/from '(.*)'/g)].map(([, from]) => from)
  expect(imports).toEqual(['node:crypto', 'node:fs', 'node:readline'])
})
