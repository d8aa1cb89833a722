import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openStore, type Store } from '../../../../src/main/store/store'
import { legacyWith, note } from '../../plaintext/noting'
import { type Hit, search } from '../../plaintext/search'
import { must } from '../../runner/must'
import type { Counts, Suite } from '../../runner/suite'
import { placeOf } from '../../stores/places'

/** Searches everything in the data folder for what was written: with a passphrase never a word, without one all. */
export const plaintext: Suite = {
  name: 'plaintext',
  run: (context) =>
    context.cases({
      count: 1,
      run: async (at) => searchAll(await at.folder()),
    }),
}

const passphrase = 'velvet orchard tungsten pilgrim'
const other = 'another orchard, another pilgrim'

async function searchAll(dataFolder: string): Promise<Counts> {
  const early = await writePlain(dataFolder)
  const store = await open(dataFolder, null)
  const plain = [...early, ...(await note(store, 'before', 21))]
  await mustAllBeFound(dataFolder, plain)
  await rename(join(dataFolder, 'stick'), join(dataFolder, 'pulled'))
  await store.setPassphrase({ passphrase, current: null })
  const sealed = await note(store, 'sealed', 31)
  await store.checkpoint()
  const words = [...plain, ...sealed, ...(await note(store, 'unsnapped', 41)), passphrase, other]
  await mustBeSilent(join(dataFolder, 'store'), words, 'while it is open')
  await rename(join(dataFolder, 'pulled'), join(dataFolder, 'stick'))
  await store.close()
  await mustBeSilent(dataFolder, words, 'after closing, with the stick back')
  await recoverAndChange(dataFolder, words)
  const files = (await readdir(dataFolder, { recursive: true })).length
  const hits = await unseal(dataFolder, words)
  return { words: words.length, files, hits: 0, 'hits without a passphrase': hits }
}

async function open(dataFolder: string, given: string | null): Promise<Store> {
  const store = await openStore(await placeOf({ dataFolder }), given)
  must(store.isKept, `nothing is kept: ${JSON.stringify(store.notices)}`)
  return store
}

/** What an earlier Carrel, a damaged file, two sessions and a second copy on a stick leave behind; the words in it. */
async function writePlain(dataFolder: string): Promise<string[]> {
  const store = join(dataFolder, 'store')
  const legacy = 'zqlegacy한국'
  await mkdir(store, { mode: 0o700 })
  await writeFile(join(store, 'workspace.json'), legacyWith(legacy))
  const first = await open(dataFolder, null)
  const words = await note(first, 'early', 1)
  await first.close()
  await damageSnapshot(store)
  const second = await open(dataFolder, null)
  words.push(...(await note(second, 'late', 11)))
  await mkdir(join(dataFolder, 'stick'))
  await second.setMirror(join(dataFolder, 'stick'))
  await second.close()
  return [legacy, ...words]
}

/** The newest one, so that it is set aside with everything in it. */
async function damageSnapshot(store: string): Promise<void> {
  const name = (await readdir(store)).sort().findLast((one) => one.startsWith('snap-')) ?? ''
  const bytes = await readFile(join(store, name))
  await writeFile(join(store, name), Buffer.concat([bytes, Buffer.from('!')]))
}

/** The control: a search that finds nothing in plain files would find nothing anywhere. */
async function mustAllBeFound(dataFolder: string, words: string[]): Promise<void> {
  const found = await search(dataFolder, words)
  for (const word of words)
    must(
      found.some(({ text }) => text === word),
      `the control: no ${word}`,
    )
  for (const part of ['quarantine', 'pre-migration', 'stick', 'jrnl-', 'snap-'])
    must(
      found.some(({ file }) => file.includes(part)),
      `the control: nothing in ${part}`,
    )
}

async function mustBeSilent(folder: string, words: string[], when: string): Promise<void> {
  const hits = await search(folder, words)
  must(hits.length === 0, `${when}: ${hits.slice(0, 5).map(inShort).join('; ')}`)
}

function inShort({ file, text, spelling }: Hit): string {
  return `${text} in ${file} as ${spelling}`
}

/** A damaged file that is set aside now, and another passphrase. */
async function recoverAndChange(dataFolder: string, words: string[]): Promise<void> {
  await damageSnapshot(join(dataFolder, 'store'))
  const store = await open(dataFolder, passphrase)
  const held = JSON.stringify(store.workspace)
  for (const word of words.filter((one) => one.includes('unsnapped')))
    must(held.includes(word), `${word} was written and is gone`)
  await store.setPassphrase({ passphrase: other, current: passphrase })
  await store.close()
  await mustBeSilent(dataFolder, words, 'after a recovery and another passphrase')
}

/** The control at the other end: once the passphrase is removed, words are found again. */
async function unseal(dataFolder: string, words: string[]): Promise<number> {
  const store = await open(dataFolder, other)
  await store.removePassphrase(other)
  await store.close()
  const { length } = await search(dataFolder, words)
  must(length > 0, 'the control: without a passphrase nothing was found')
  return length
}
