import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Place } from '../../../../../src/main/store/files/place'
import { schemaVersion, type Workspace } from '../../../../../src/shared/workspace/workspace'
import { flipBit, journalsIn, open, placeIn, temporaryFolder } from '../folder'

const tool = fileURLToPath(new URL('../../../../../tools/unseal.mjs', import.meta.url))
const fixtures = fileURLToPath(new URL('../../../../fixtures/stores', import.meta.url))

/** `first` is the wording that a note had before it was reworded. */
const shipped = [
  { name: 'plain-killed', schema: 2, passphrase: null, first: 'Note 0 · 판단 0: likely, see **§1**' },
  { name: 'sealed-closed', schema: 2, passphrase: 'Imjin river at dawn 1950', first: 'Note 0 · ' },
  { name: 'plain-killed-3', schema: 3, passphrase: null, first: 'First wording' },
  { name: 'plain-closed-3', schema: 3, passphrase: null, first: 'First wording' },
]

async function copyOf(name: string): Promise<Place> {
  const dataFolder = await temporaryFolder()
  await cp(join(fixtures, name), dataFolder, { recursive: true })
  return placeIn(dataFolder)
}

async function expectedOf(name: string): Promise<Workspace> {
  return JSON.parse(await readFile(join(fixtures, `${name}.expected.json`), 'utf8'))
}

/** What an analyst would miss if it were gone. */
function requireAll(found: Workspace, expected: Workspace): void {
  expect(found.annotations).toMatchObject(expected.annotations)
  expect(found.trash).toMatchObject(expected.trash)
  expect(found.versions).toMatchObject(expected.versions.length > 0 ? expected.versions : [{}])
  expect(found.draft).toMatchObject(expected.draft ?? {})
}

describe.each(shipped)('the store $name, of schema $schema', ({ name, passphrase, first }) => {
  test('opens with every annotation, removed note, earlier wording and draft, twice', async () => {
    const [place, expected] = [await copyOf(name), await expectedOf(name)]
    for (const _ of ['first', 'second']) {
      const store = await open(place, passphrase)
      expect(store).toMatchObject({ notices: [], isKept: true, workspace: { schema: schemaVersion } })
      requireAll(store.workspace, expected)
      expect(store.workspace.versions.map((version) => version.text).join()).toContain(first)
      await store.close()
    }
  })

  test('is read without Carrel as it was then', async () => {
    const place = await copyOf(name)
    for (const folder of [place.directory, place.mirror.folder]) {
      const child = spawn(process.execPath, [tool, folder], { stdio: 'pipe' })
      child.stdin.on('error', () => undefined) // it does not read what it does not need
      child.stdin.end(`${passphrase}\n`)
      const [output, said, [code]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'close'),
      ])
      expect({ code, said: said.trim() }).toEqual({ code: 0, said: '' })
      expect(JSON.parse(output)).toEqual(await expectedOf(name))
    }
  })
})

test('what was discarded or undone in a store of schema 3 can be taken back and done again', async () => {
  const { workspace } = await open(await copyOf('plain-closed-3'))
  expect(workspace.redos.map(({ again }) => again)).toEqual(['New name is back'])
  expect(workspace.undos.at(-1)?.title).toBe('Discarded words are back')
  const killed = await open(await copyOf('plain-killed-3'))
  const { aliases, searches, recent } = await expectedOf('plain-killed-3')
  expect(killed.workspace).toMatchObject({ aliases, searches, recent, redos: [] })
})

test('a note that is missing would be missed: a control', async () => {
  const place = await copyOf('plain-killed')
  for (const folder of [place.directory, place.mirror.folder])
    for (const journal of await journalsIn(folder)) await flipBit(journal, 3_000)
  const store = await open(place)
  const expected = await expectedOf('plain-killed')
  expect(() => requireAll(store.workspace, expected)).toThrow()
})

test('each store that stands there is opened by these tests', async () => {
  const folders = (await readdir(fixtures, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  expect(folders.map(({ name }) => name).sort()).toEqual(shipped.map(({ name }) => name).sort())
})
