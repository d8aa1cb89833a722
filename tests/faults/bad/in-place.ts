import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MirrorState } from '../../../src/shared/contract/protection'
import { openedOf } from '../child/hearing'
import type { Act, Opened, Work } from '../roles/work'
import { type Case, type Counts, must } from '../runner/suite'
import { legacyText, plantLegacy } from '../stores/legacy'
import { placeOf } from '../stores/places'
import { copyOf, filesOf, type Stores, type Worn } from '../stores/worn'
import { giveAway, type Obstacle, obstacles, obstruct } from './obstacles'
import { changesIn, treeOf } from './tree'

const targets = [
  'newest snapshot',
  'older snapshot',
  'live journal',
  'STORE',
  'KEY',
  'store folder',
  'workspace.json',
  'snapshot of the mirror',
  'journal of the mirror',
  'STORE of the mirror',
  'mirror folder',
  'mirror.json',
] as const
type Target = (typeof targets)[number]

/** Something that is not a file, or may not be read, in the place of each thing that the store keeps. */
export type InPlace = { target: Target; obstacle: Obstacle }

export const inPlace: InPlace[] = targets.flatMap((target) =>
  obstacles
    .filter((obstacle) => obstacle !== 'folder' || !target.endsWith('folder'))
    .map((obstacle) => ({ target, obstacle })),
)

const isRoot = process.getuid?.() === 0
const patience = 60_000 // milliseconds

/** It ends in a sentence, nothing is overwritten, and a second copy in trouble does not keep the store from opening. */
export async function openWith({ target, obstacle }: InPlace, at: Case, stores: Stores): Promise<Counts> {
  const folder = await at.folder()
  const isSealed = target === 'KEY' || at.number % 2 === 1
  const worn = await copyOf(await stores(isSealed, at.number), join(folder, 'data'))
  const path = await pathOf(target, worn)
  if (target === 'workspace.json') await plantLegacy(worn.dataFolder, legacyText('in place', 3))
  if (target === 'mirror.json') await writeFile(path, '{}\n')
  const isOrdinary = obstacle === 'no right' && isRoot
  if (isOrdinary) await giveAway(folder)
  await obstruct(path, obstacle, join(folder, 'aside'))
  const before = await treeOf(folder)
  const { opened, mirror } = await live(at, worn, isOrdinary)
  const after = await treeOf(folder)
  const told = `${obstacle} for ${target}: kept ${opened.isKept}, mirror ${JSON.stringify(mirror)}, ${JSON.stringify(opened.notices)}`
  if (/mirror/.test(target)) {
    must(
      opened.isKept && opened.count !== null,
      `${told}: the store does not open for its second copy's sake`,
    )
    must(mirror.state !== 'in-step' || opened.notices.length > 0, `${told}: nobody is told`)
    const name = path.slice(folder.length + 1)
    must(after.get(name) === before.get(name), `${told}: ${name} was replaced`)
  } else {
    must(!opened.isKept, `${told}: it is kept`)
    const [notice] = opened.notices
    must(notice?.kind === 'unreadable' && notice.message.includes(path), `${told}: the file is not named`)
    must(changesIn(before, after) === '', `${told}: changed: ${changesIn(before, after)}`)
  }
  return { [obstacle]: 1 }
}

async function pathOf(target: Target, worn: Worn): Promise<string> {
  const { directory, mirror } = await placeOf(worn)
  const own = await filesOf(directory)
  const copy = await filesOf(mirror.folder)
  const paths: Record<Target, [string, string | undefined]> = {
    'newest snapshot': [directory, own.snapshots[0]],
    'older snapshot': [directory, own.snapshots.at(-1)],
    'live journal': [directory, own.journals.at(-1)],
    STORE: [directory, 'STORE'],
    KEY: [directory, 'KEY'],
    'store folder': [worn.dataFolder, 'store'],
    'workspace.json': [directory, 'workspace.json'],
    'snapshot of the mirror': [mirror.folder, copy.snapshots[0]],
    'journal of the mirror': [mirror.folder, copy.journals.at(-1)],
    'STORE of the mirror': [mirror.folder, 'STORE'],
    'mirror folder': [worn.dataFolder, 'mirror'],
    'mirror.json': [worn.dataFolder, 'mirror.json'],
  }
  const [folder, name] = paths[target]
  return join(folder, name ?? '')
}

/** A child opens it, and is killed: it must not hang at a pipe, nor end by itself. */
export async function live(
  at: Case,
  worn: Worn,
  isOrdinary = false,
): Promise<{ opened: Opened; mirror: MirrorState }> {
  const { dataFolder, passphrase, telling, count } = worn
  const acts: Act[] = [{ do: 'edits', count: 1, atOnce: 1 }, { do: 'mirror', folder: null }, { do: 'wait' }]
  const bounds = { acknowledged: count, sent: count }
  const place = { dataFolder }
  const given: Work = { place, passphrase, story: telling.story, bounds, acts, death: null, isOrdinary }
  const child = at.child({ role: 'work', given })
  const timer = setTimeout(() => child.kill(), patience)
  try {
    const mirror = JSON.parse((await child.line('waiting')).slice('waiting '.length))
    const opened = openedOf(await child.line('opened'))
    return { opened, mirror }
  } finally {
    clearTimeout(timer)
    await child.kill()
  }
}
