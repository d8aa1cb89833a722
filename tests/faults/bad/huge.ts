import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readBackup } from '../../../src/main/store/backup'
import { envelope } from '../../../src/main/store/format/envelope'
import { encodeRecord } from '../../../src/main/store/format/journal-format'
import { parseName, snapshotName } from '../../../src/main/store/format/names'
import { plainSeals } from '../../../src/main/store/format/seal'
import type { StoreNotice } from '../../../src/shared/contract/protection'
import { Failure } from '../../../src/shared/failure'
import { type Case, type Counts, must } from '../runner/suite'
import { insidesOf } from '../stores/insides'
import { copyOf, filesOf, type Stores, type Worn } from '../stores/worn'
import { live } from './in-place'
import { changesIn, treeOf } from './tree'

const hugeSize = 520 * 1024 * 1024
const nested = Buffer.from('['.repeat(1_000_000) + ']'.repeat(1_000_000))

/** Sparse: it takes no room on the disk, only the room in memory of whoever reads it. */
async function makeHuge(path: string): Promise<void> {
  const handle = await open(path, 'w')
  await handle.truncate(hugeSize)
  await handle.close()
}

type Bad = (worn: Worn, at: Case) => Promise<Counts>

/** Nothing is kept and every byte is left, and a notice of this kind says why. */
async function mustLeave(
  at: Case,
  worn: Worn,
  { kind, says }: { kind: StoreNotice['kind']; says: readonly string[] },
): Promise<void> {
  const before = await treeOf(worn.dataFolder)
  const { opened } = await live(at, worn)
  const told = JSON.stringify(opened.notices)
  must(!opened.isKept, `it is kept: ${told}`)
  const [notice] = opened.notices
  const isTold = notice?.kind === kind && says.every((words) => notice.message.includes(words))
  must(isTold, `it is not said why: ${told}`)
  const changes = changesIn(before, await treeOf(worn.dataFolder))
  must(changes === '', `changed: ${changes}`)
}

/** A file of 520 MB among the store's own: it is not read, not moved, and said so. */
function hugeAs(nameOf: (worn: Worn) => Promise<string>): Bad {
  return async (worn, at) => {
    const path = join(worn.dataFolder, 'store', await nameOf(worn))
    await makeHuge(path)
    await mustLeave(at, worn, { kind: 'unreadable', says: [path, 'larger than 256 MB'] })
    return { huge: 1 }
  }
}

/** What is sound by its check and says what this Carrel does not know may come from a newer one, however odd it is. */
const mayBeNewer = { kind: 'newer', says: ['exactly as it is'] } as const

/** Everything is there, and what was wrong is told in a notice of this kind. */
async function mustOpen(at: Case, worn: Worn, kind: StoreNotice['kind']): Promise<StoreNotice> {
  const { opened } = await live(at, worn)
  const told = JSON.stringify(opened.notices)
  must(
    opened.isKept && opened.count === worn.count,
    `not what was acknowledged: ${opened.difference}; ${told}`,
  )
  const [notice] = opened.notices
  must(notice?.kind === kind, `it is not told: ${told}`)
  return notice
}

async function refusedBackup(path: string): Promise<Counts> {
  const failure = await readBackup(path, null).then(
    () => null,
    (error: unknown) => error,
  )
  const isTyped = failure instanceof Failure && failure.code === 'backup-unreadable'
  must(isTyped, `${path} was restored, or failed with ${failure}`)
  return { 'backups refused': 1 }
}

/** In the order of the report. */
export const tooMuch: Record<string, Bad> = {
  'huge newest snapshot': hugeAs(
    async ({ dataFolder }) => (await filesOf(join(dataFolder, 'store'))).snapshots[0] ?? '',
  ),
  'huge new snapshot': hugeAs(async ({ count }) => snapshotName(count + 5, 'plain')),
  'huge journal': hugeAs(
    async ({ dataFolder }) => (await filesOf(join(dataFolder, 'store'))).journals.at(-1) ?? '',
  ),
  'huge STORE': hugeAs(async () => 'STORE'),
  'huge KEY': hugeAs(async () => 'KEY'),
  'huge workspace.json': hugeAs(async () => 'workspace.json'),

  async 'huge snapshot in the mirror'(worn, at) {
    const { mirror } = await insidesOf(worn)
    await makeHuge(join(mirror, (await filesOf(mirror)).snapshots[0] ?? ''))
    await mustOpen(at, worn, 'recovered')
    return { huge: 1 }
  },

  async 'nested snapshot with a good check'(worn, at) {
    const { directory, store, seals, kind } = await insidesOf(worn)
    const seq = worn.count + 5
    const header = { format: 'carrel-snapshot', version: 1, store, schema: 2, seq, term: 99, kept: [] }
    const path = join(directory, snapshotName(seq, kind))
    await writeFile(path, envelope(header, seals.snapshot, nested))
    await mustLeave(at, worn, mayBeNewer)
    return { nested: 1 }
  },

  async 'nested snapshot without a first line'(worn, at) {
    const { directory } = await insidesOf(worn)
    await writeFile(join(directory, (await filesOf(directory)).snapshots[0] ?? ''), nested)
    await mustOpen(at, worn, 'recovered')
    return { nested: 1 }
  },

  async 'nested record with a good check'(worn, at) {
    const { directory, store, seals } = await insidesOf(worn)
    const name = (await filesOf(directory)).journals.at(-1) ?? ''
    const found = parseName(name)
    if (found?.type !== 'journal') throw new Error(`${name} is no journal`)
    const place = { store, first: found.first, term: found.term }
    const line = encodeRecord(place, seals.journal, { seq: worn.count + 1, json: nested.toString() })
    await writeFile(join(directory, name), line, { flag: 'a' })
    await mustLeave(at, worn, mayBeNewer)
    return { nested: 1 }
  },

  async 'nested workspace.json'(worn, at) {
    await writeFile(join(worn.dataFolder, 'store', 'workspace.json'), nested)
    const { message } = await mustOpen(at, worn, 'recovered')
    must(
      message.includes('workspace.json') && message.includes('nested too deep'),
      `it is not said why: ${message}`,
    )
    return { nested: 1 }
  },

  async 'nested backup'(worn) {
    const path = join(worn.dataFolder, 'nested.carrel-backup')
    const header = {
      format: 'carrel-backup',
      version: 1,
      schema: 2,
      madeAt: '2026-11-23T09:43:05.000Z',
      key: null,
    }
    await writeFile(path, envelope(header, plainSeals.snapshot, nested))
    await refusedBackup(path)
    await writeFile(path, nested)
    return refusedBackup(path)
  },

  async 'huge backup'(worn) {
    const path = join(worn.dataFolder, 'huge.carrel-backup')
    await makeHuge(path)
    return refusedBackup(path)
  },
}

/** Does one of these to a plain store. */
export async function openTooMuch(name: string, at: Case, stores: Stores): Promise<Counts> {
  const bad = tooMuch[name]
  if (!bad) throw new Error(`there is no ${name}`)
  const worn = await copyOf(await stores(false, at.number), await at.folder())
  try {
    return await bad(worn, at)
  } catch (error) {
    if (error instanceof Error) error.message = `${name}: ${error.message}`
    throw error
  }
}
