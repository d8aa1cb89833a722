import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { envelope } from '../../../src/main/store/format/envelope'
import { encodeRecord } from '../../../src/main/store/format/journal-format'
import { createKey, decodeKey, encodeKey, inState, openKey } from '../../../src/main/store/format/key-file'
import { journalName, snapshotName } from '../../../src/main/store/format/names'
import { plainSeals } from '../../../src/main/store/format/seal'
import { isSealed, openStore } from '../../../src/main/store/store'
import { emptyWorkspace } from '../../../src/shared/workspace/workspace'
import { must } from '../runner/must'
import type { Case, Context, Counts, Outcome } from '../runner/suite'
import { placeOf } from '../stores/places'
import { putOf } from '../trouble/edits'
import { passphrase, type Sealed } from './sealed-store'

const forgedText = 'forged'
const sides = ['store', 'mirror']

/** What somebody without the passphrase writes beside the sealed files of a folder. */
const plants: Record<string, (folder: string, at: Given) => Promise<void>> = {
  'a plain snapshot that is newest': (folder) => plantSnapshot(folder, 900),
  'a plain snapshot of before everything': (folder) => plantSnapshot(folder, 1),
  'many plain snapshots': async (folder) => {
    for (let seq = 880; seq < 900; seq += 1) await plantSnapshot(folder, seq)
  },
  'a plain snapshot under the first line of a sealed one': async (folder, { sealed }) => {
    const own = join(sealed.folder, 'store')
    const newest = (await readdir(own)).filter((name) => /^snap-.*sealed$/.test(name)).sort()
    const [line = ''] = (await readFile(join(own, newest.at(-1) ?? ''), 'latin1')).split('\n')
    const { check: _, ...header } = JSON.parse(line)
    await plantSnapshot(folder, 900, header)
  },
  'a plain journal': plantJournal,
  'the plain files of before the passphrase': (folder, { sealed, side }) =>
    cp(join(sealed.plain, side), folder, { recursive: true }),
}

/** What becomes of the key file of a folder. */
const keys: Record<string, (folder: string, at: Given) => Promise<void>> = {
  'its KEY kept': async () => undefined,
  'its KEY gone': (folder) => rm(join(folder, 'KEY')),
  'its KEY damaged': (folder) => writeFile(join(folder, 'KEY'), 'garbage'),
  'another store’s KEY': (folder, { other }) => cp(join(other.folder, 'store', 'KEY'), join(folder, 'KEY')),
  'its KEY of the moment of sealing': async (folder, { sealed }) => {
    const read = decodeKey(await readFile(join(sealed.folder, 'store', 'KEY')))
    if (read === 'newer' || 'damage' in read) throw new Error('the store has no key file')
    const opened = await openKey(read.header, passphrase)
    if (opened) await writeFile(join(folder, 'KEY'), encodeKey(inState(read.header, opened, 'sealing')))
  },
  'a KEY of an earlier passphrase, while it was set': (folder) => putEarlier(folder, 'sealing'),
  'a KEY of an earlier passphrase, while it was removed': (folder) => putEarlier(folder, 'unsealing'),
}

/** The passphrase is the same, as it is with many a reader; the data key is not. */
async function putEarlier(folder: string, state: 'sealing' | 'unsealing'): Promise<void> {
  const about = { store: await storeIdIn(folder), state, passphrase, cost: 1024 }
  const bytes = encodeKey((await createKey(about)).header)
  await writeFile(join(folder, 'KEY'), bytes)
  await mkdir(join(folder, 'quarantine'), { recursive: true })
  await writeFile(join(folder, 'quarantine', '2026-11-23T09-43-05-KEY'), bytes)
}

const reaches: Record<string, string[]> = { 'the store': ['store'], 'the copy': ['mirror'], both: sides }

type Given = { sealed: Sealed; other: Sealed; side: string }

const combinations = Object.keys(plants).flatMap((plant) =>
  Object.keys(keys).flatMap((key) =>
    Object.keys(reaches).flatMap((reach) =>
      [false, true]
        .map((takesSealed) => ({ plant, key, reach, takesSealed }))
        .filter((one) => !(one.takesSealed && one.reach === 'both')),
    ),
  ),
)

/**
 * Plain files planted, replayed and put back beside sealed ones, in either copy and both, with the key file in every
 * state, and also with the sealed files of one copy taken away. Nothing planted is ever shown, and as long as a key is
 * anywhere the notes are.
 */
export function forgeries(context: Context, given: Omit<Given, 'side'>): Promise<Outcome> {
  return context.cases({
    count: combinations.length + 1,
    async run(at) {
      if (at.number === combinations.length) return showForgery(at, given.sealed)
      const combination = combinations[at.number]
      if (!combination) throw new Error('there is no such case')
      const { plant, key, reach, takesSealed } = combination
      return forge(at, { ...given, ...combination }).catch((error: unknown) => {
        const what = `${plant} in ${reach}, ${key}${takesSealed ? ', the sealed files taken out' : ''}`
        throw new Error(`${what}: ${error instanceof Error ? error.message : error}`)
      })
    },
  })
}

/** The control: where nothing is sealed, the forged note is shown. */
async function showForgery(at: Case, { plain }: Sealed): Promise<Counts> {
  const dataFolder = join(await at.folder(), 'data')
  await cp(plain, dataFolder, { recursive: true })
  await plantSnapshot(join(dataFolder, 'store'), 900)
  const store = await openStore(await placeOf({ dataFolder }), null)
  const texts = store.workspace.annotations.map((one) => one.kind === 'note' && one.text)
  await store.close()
  must(isDeepStrictEqual(texts, [forgedText]), 'the forgery of these cases convinces nobody')
  return { 'forgeries shown where nothing is sealed': 1 }
}

type Combination = (typeof combinations)[number]

async function forge(at: Case, given: Omit<Given, 'side'> & Combination): Promise<Counts> {
  const dataFolder = join(await at.folder(), 'data')
  await cp(given.sealed.folder, dataFolder, { recursive: true })
  for (const side of reaches[given.reach] ?? []) {
    const folder = join(dataFolder, side)
    await keys[given.key]?.(folder, { ...given, side })
    if (given.takesSealed) await takeSealed(folder)
    await plants[given.plant]?.(folder, { ...given, side })
  }
  const verdict = await open(dataFolder, given.sealed)
  const hasKey = given.reach !== 'both' || /kept|sealing$/.test(given.key)
  must(verdict === 'shown' || !hasKey, 'a key is there, and the notes are not shown')
  if (verdict === 'shown') return { 'forgeries refused': 1 }
  for (const side of sides) await cp(join(given.sealed.folder, side, 'KEY'), join(dataFolder, side, 'KEY'))
  must((await open(dataFolder, given.sealed)) === 'shown', 'with its key back, the store does not open')
  return { 'forgeries refused': 1, 'stores lost until the key is back': 1 }
}

/** Opens it twice with the passphrase, and sees that nothing is shown but what was written. */
async function open(dataFolder: string, { workspace }: Sealed): Promise<'shown' | 'refused'> {
  if (!(await isSealed(await placeOf({ dataFolder })))) {
    const store = await openStore(await placeOf({ dataFolder }), null)
    await store.close()
    must(
      store.notices[0]?.kind === 'lost' || store.notices[0]?.kind === 'unreadable',
      'it opened without the passphrase',
    )
    return 'refused'
  }
  for (let time = 0; time < 2; time += 1) {
    const store = await openStore(await placeOf({ dataFolder }), passphrase)
    const isGenuine = isDeepStrictEqual(store.workspace.annotations, workspace.annotations)
    const { isKept } = store
    await store.close()
    if (!isKept) return 'refused'
    must(isGenuine, 'it shows something else than was written')
  }
  return 'shown'
}

async function takeSealed(folder: string): Promise<void> {
  const sealed = (await readdir(folder)).filter((name) => name.endsWith('.sealed'))
  for (const name of sealed) await rm(join(folder, name))
}

async function storeIdIn(folder: string): Promise<string> {
  return JSON.parse((await readFile(join(folder, 'STORE'), 'utf8')).split('\n')[0] ?? '').store
}

async function plantSnapshot(folder: string, seq: number, like: object = {}): Promise<void> {
  const workspace = emptyWorkspace()
  const forged = putOf(90, forgedText)
  if (forged.type === 'put') workspace.annotations.push(forged.annotation)
  const about = {
    format: 'carrel-snapshot',
    version: 1,
    store: await storeIdIn(folder),
    schema: workspace.schema,
  }
  const header = { ...about, term: seq, kept: [], journals: [], ...like, seq }
  const body = Buffer.from(`${JSON.stringify(workspace)}\n`)
  await writeFile(join(folder, snapshotName(seq, 'plain')), envelope(header, plainSeals.snapshot, body))
}

async function plantJournal(folder: string): Promise<void> {
  const place = { store: await storeIdIn(folder), first: 1, term: 900 }
  const about = { format: 'carrel-journal', version: 1, store: place.store, schema: emptyWorkspace().schema }
  const head = envelope({ ...about, first: 1, term: 900 }, plainSeals.journal)
  const record = encodeRecord(place, plainSeals.journal, {
    seq: 1,
    json: JSON.stringify(putOf(90, forgedText)),
  })
  const name = journalName({ first: 1, term: 900, random: '0123456789abcdef', kind: 'plain' })
  await writeFile(join(folder, name), Buffer.concat([head, Buffer.from(record)]))
}
