import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { lastNumber } from '../../child/hearing'
import { type Disk, type FileSystem, fileSystems, Shelf } from '../../power/disks'
import type { Act } from '../../roles/work'
import { must } from '../../runner/must'
import { between } from '../../runner/random'
import {
  type Case,
  type Context,
  type Counts,
  leftOut,
  type Outcome,
  type Suite,
  together,
} from '../../runner/suite'
import { reopen } from '../../stores/reopening'
import { type Story, Telling } from '../../truth/story'

/** What a disk holds at one moment, while edits go on: every edit that was acknowledged before is there. */
export const powerCut: Suite = {
  name: 'power-cut',
  async run(context) {
    if (!context.isFull) return leftOut('left out: only the full lane cuts the power')
    if (process.platform !== 'linux' || process.getuid?.() !== 0)
      return leftOut('left out: only root can mount a disk, on Linux')
    if (!hasXfs()) return leftOut('left out: there is no mkfs.xfs, and it could not be installed')
    const shelf = await Shelf.make(await context.folder()).catch((error: Error) => error)
    if (shelf instanceof Error)
      return leftOut(`left out: no disk can be mounted here: ${shelf.message.trim()}`)
    try {
      return together([await cutCarrel(context, shelf), await cutLowdb(context, shelf)])
    } finally {
      await shelf.end()
    }
  },
}

function hasXfs(): boolean {
  const has = () => spawnSync('mkfs.xfs', ['-V']).status === 0
  if (!has()) spawnSync('apt-get', ['install', '-y', 'xfsprogs'], { stdio: 'ignore' })
  return has()
}

const passphrase = 'five words that nobody knows'
const longest = { carrel: 3_000, lowdb: 8_000 } // milliseconds of writing before a cut; ext4 flushes by itself every five seconds

function cutCarrel(context: Context, shelf: Shelf): Promise<Outcome> {
  return context.cases({
    count: 36,
    run: (at) => onDisk(at, { shelf, control: '' }, (disk) => cutOnce(at, disk)),
  })
}

/** Makes a disk for one case, and takes it away again. */
async function onDisk(
  at: Case,
  { shelf, control }: { shelf: Shelf; control: string },
  work: (disk: Disk) => Promise<Counts>,
): Promise<Counts> {
  const system = fileSystems[at.number % fileSystems.length] as FileSystem
  const disk = await shelf.disk(system, `${control}${at.number}`, await at.folder())
  try {
    return { ...(await work(disk)), [`${control}cuts of ${system.name}`]: 1 }
  } finally {
    await disk.end()
  }
}

async function cutOnce(at: Case, disk: Disk): Promise<Counts> {
  const random = at.random('cut')
  const story: Story = { name: `${random()}`, kind: 'all', legacy: 0 }
  const isSealed = Math.floor(at.number / fileSystems.length) % 2 === 1
  const busy: Act = {
    do: 'both',
    acts: [
      { do: 'edits', count: between(random, 20, 60), atOnce: between(random, 1, 4) },
      { do: 'checkpoint' },
    ],
  }
  const acts: Act[] = [
    ...(isSealed ? [{ do: 'passphrase', current: null, passphrase } as const] : []),
    ...Array.from({ length: 600 }, () => busy),
  ]
  const bounds = { acknowledged: 0, sent: 0 }
  const given = { place: { dataFolder: disk.folder }, passphrase: null, story, bounds, acts, death: null }
  const child = at.child({ role: 'work', given })
  await child.line('ack')
  await after(between(random, 0, longest.carrel))
  const acknowledged = lastNumber(child.lines, 'ack')
  const cut = await disk.cut()
  const { errors, signal } = await child.kill()
  must(signal === 'SIGKILL', `the child ended by itself: ${errors}`)
  const { count, notices } = await reopen({
    place: { dataFolder: cut },
    telling: new Telling(story),
    bounds: { acknowledged, sent: lastNumber(child.lines, 'sent') },
    passphrases: [isSealed ? passphrase : null],
  })
  must(notices.length === 0, `a power cut is no damage, but it says: ${JSON.stringify(notices)}`)
  return { 'acknowledged at the cut': acknowledged, 'found after it': count, lost: 0 }
}

/** The control: lowdb by itself must lose something on every file system, or these cuts cut nothing. */
async function cutLowdb(context: Context, shelf: Shelf): Promise<Outcome> {
  const outcome = await context.cases({
    count: 2 * fileSystems.length,
    run: (at) => onDisk(at, { shelf, control: 'control: ' }, (disk) => cutLowdbOnce(at, disk)),
  })
  return { ...outcome, cases: 0 }
}

async function cutLowdbOnce(at: Case, disk: Disk): Promise<Counts> {
  const random = at.random('control')
  const story: Story = { name: `${random()}`, kind: 'puts', legacy: 0 }
  const child = at.child({ role: 'lowdb', given: { dataFolder: disk.folder, story, count: 1_000_000 } })
  await child.line('ack')
  await after(between(random, 200, longest.lowdb))
  const acknowledged = lastNumber(child.lines, 'ack')
  const cut = await disk.cut()
  await child.kill()
  const found = await countIn(join(cut, 'workspace.json'))
  must(found < acknowledged, `lowdb lost nothing of ${acknowledged}: this cuts nothing`)
  return { 'control: acknowledged by lowdb': acknowledged, 'control: lost by lowdb': acknowledged - found }
}

/** The highest number of an edit that the file holds; 0 when it cannot be read. */
async function countIn(path: string): Promise<number> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return Math.max(0, ...[...text.matchAll(/"edit (\d+) of/g)].map(([, number]) => Number(number)))
}
