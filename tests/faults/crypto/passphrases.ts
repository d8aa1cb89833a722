import { chmod, cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { openStore, type Store } from '../../../src/main/store/store'
import { Failure } from '../../../src/shared/failure'
import type { Workspace } from '../../../src/shared/workspace/workspace'
import { must } from '../runner/must'
import type { Case, Context, Counts, Outcome } from '../runner/suite'
import { placeOf } from '../stores/places'
import { requireUntouched } from './judging'
import { passphrase, type Sealed } from './sealed-store'
import { flipped } from './tampering'
import { treeOf } from './tree'

/** What nobody can set: too short, too long, or with something in it that could not be typed again. */
const unfit = {
  'of 7 characters': '7 chars',
  'of 1 character': 'x',
  'of 1,025 characters': 'x'.repeat(1_025),
  'of 10,000 characters': 'x'.repeat(10_000),
  'of 7 syllables in 21 letters': '한한한한한한한'.normalize('NFD'),
  'with NUL': 'eight letters\0and more',
  'with a line break': 'eight letters\nand more',
  'with half a character': 'eight letters \ud800 and more',
}

/** What can: the shortest, the longest, and Hangul however it is composed. */
const fit = {
  'of 8 characters': '8 chars.',
  'of 1,024 characters': '漢'.repeat(1_024),
  'Hangul, composed': '안녕하세요 세계여'.normalize('NFC'),
  'Hangul, in letters': '안녕하세요 세계여'.normalize('NFD'),
}

type Trial = { what: string; run(at: Case, sealed: Sealed): Promise<void> }

const trials: Trial[] = [
  ...Object.entries(unfit).flatMap(([what, wanted]) => [
    { what: `${what}, first one`, run: (at: Case) => refuseFirst(at, wanted) },
    {
      what: `${what}, another one`,
      run: (at: Case, sealed: Sealed) =>
        refuseAnother(at, sealed, { wanted, current: passphrase, code: 'unfit-passphrase' }),
    },
  ]),
  ...Object.entries(fit).map(([what, wanted]) => ({ what, run: (at: Case) => accept(at, wanted) })),
  ...[null, ...'KEY STORE snap jrnl tmp rights'.split(' ')].flatMap((harm) =>
    ['wrong passphrase', passphrase.toUpperCase(), '', `${passphrase} `, null].map((wanted) => ({
      what: `${wanted} for a store with ${harm ?? 'nothing'} harmed`,
      run: (at: Case, sealed: Sealed) => openWrongly(at, sealed, { wanted, harm }),
    })),
  ),
  {
    what: 'changed with a wrong one',
    run: (at, sealed) =>
      refuseAnother(at, sealed, { wanted: 'a good passphrase', current: 'wrong', code: 'wrong-passphrase' }),
  },
]

/** Passphrases that are wrong, unfit, or typed in another composition. */
export function passphrases(context: Context, sealed: Sealed): Promise<Outcome> {
  return context.cases({
    count: trials.length,
    async run(at): Promise<Counts> {
      const trial = trials[at.number]
      if (!trial) throw new Error('there is no such case')
      await trial.run(at, sealed).catch((error: unknown) => {
        throw new Error(`a passphrase ${trial.what}: ${error instanceof Error ? error.message : error}`)
      })
      return { 'passphrases tried': 1 }
    },
  })
}

/** The failure's code; throws when it succeeds, or fails with something else. */
async function codeOf(work: Promise<unknown>): Promise<string> {
  const result: unknown = await work.then(
    () => 'nothing',
    (error: unknown) => error,
  )
  if (result instanceof Failure) return result.code
  throw result instanceof Error ? result : new Error('it was accepted')
}

async function refuseFirst(at: Case, wanted: string): Promise<void> {
  const dataFolder = await at.folder()
  const place = await placeOf({ dataFolder })
  await (await openStore(place, null)).close()
  const store = await openStore(place, null)
  const { workspace } = store
  await refuse(store, { dataFolder, wanted, current: null, code: 'unfit-passphrase' })
  await requireSame(dataFolder, null, workspace)
}

type Refused = { wanted: string; current: string | null; code: string }

async function refuseAnother(at: Case, sealed: Sealed, refused: Refused): Promise<void> {
  const dataFolder = await copied(at, sealed)
  const store = await openStore(await placeOf({ dataFolder }), passphrase)
  await refuse(store, { dataFolder, ...refused })
  await requireSame(dataFolder, passphrase, sealed.workspace)
}

/** The store's own folder is compared: the second copy may be following what was there before. */
async function refuse(store: Store, { dataFolder, wanted, current, code }: Refused & { dataFolder: string }) {
  const before = await treeOf(join(dataFolder, 'store'))
  const found = await codeOf(store.setPassphrase({ passphrase: wanted, current }))
  must(found === code, `${found} instead of ${code}`)
  requireUntouched(before, await treeOf(join(dataFolder, 'store')))
  await store.close()
}

async function requireSame(dataFolder: string, wanted: string | null, workspace: Workspace): Promise<void> {
  const store = await openStore(await placeOf({ dataFolder }), wanted)
  try {
    must(store.isKept && store.notices.length === 0, `it says: ${JSON.stringify(store.notices)}`)
    must(isDeepStrictEqual(store.workspace, workspace), 'it holds something else')
  } finally {
    await store.close()
  }
}

async function accept(at: Case, wanted: string): Promise<void> {
  const dataFolder = await at.folder()
  const store = await openStore(await placeOf({ dataFolder }), null)
  await store.setPassphrase({ passphrase: wanted, current: null })
  const { workspace } = store
  await store.close()
  for (const form of ['NFC', 'NFD', 'NFC']) await requireSame(dataFolder, wanted.normalize(form), workspace)
}

async function openWrongly(
  at: Case,
  sealed: Sealed,
  { wanted, harm }: { wanted: string | null; harm: string | null },
) {
  const dataFolder = await copied(at, sealed)
  if (harm) await harmStore(join(dataFolder, 'store'), harm, at)
  const before = await treeOf(dataFolder)
  const found = await codeOf(openStore(await placeOf({ dataFolder }), wanted))
  must(found === (wanted === null ? 'locked' : 'wrong-passphrase'), `${found}`)
  requireUntouched(before, await treeOf(dataFolder))
}

/** Something that opening with the right passphrase would put right. */
async function harmStore(store: string, harm: string, at: Case): Promise<void> {
  if (harm === 'tmp') return writeFile(join(store, '.carrel-0123456789abcdef.tmp'), 'left over')
  if (harm === 'rights') return chmod(store, 0o755)
  const name = (await readdir(store)).sort().findLast((one) => one.startsWith(harm))
  const path = join(store, name ?? 'nothing')
  const bytes = await readFile(path)
  await writeFile(path, flipped(bytes, bytes.length - 3, at.random('harm')))
}

async function copied(at: Case, sealed: Sealed): Promise<string> {
  const dataFolder = join(await at.folder(), 'data')
  await cp(sealed.folder, dataFolder, { recursive: true })
  return dataFolder
}
