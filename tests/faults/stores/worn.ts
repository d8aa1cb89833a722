import { cp, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseName } from '../../../src/main/store/format/names'
import { lastNumber } from '../child/hearing'
import type { Act, Work } from '../roles/work'
import { between } from '../runner/random'
import { type Case, type Context, must } from '../runner/suite'
import { type Story, Telling } from '../truth/story'
import { placeOf } from './places'

/** A store as weeks of work leave it: generations, journals, a second copy; its last process was killed, not closed. */
export type Worn = { dataFolder: string; telling: Telling; count: number; passphrase: string | null }

export type Wear = { kind: Story['kind']; isSealed: boolean }

/**
 * Wears a store in: several lives, each with edits and checkpoints, and each ended by SIGKILL once the second copy has
 * caught up. After the newest snapshot there are journals of at least two lives.
 */
export async function wear(
  at: Pick<Case, 'random' | 'folder' | 'child'>,
  { kind, isSealed }: Wear,
): Promise<Worn> {
  const random = at.random('wear')
  const dataFolder = await at.folder()
  const telling = new Telling({ name: `${random()}`, kind, legacy: 0 })
  const passphrase = isSealed ? 'the passphrase' : null
  const worn: Worn = { dataFolder, telling, count: 0, passphrase }
  const edits = (): Act => ({ do: 'edits', count: between(random, 3, 15), atOnce: between(random, 1, 4) })
  const sealing: Act[] = isSealed ? [{ do: 'passphrase', current: null, passphrase: 'the passphrase' }] : []
  const generations = Array.from({ length: between(random, 1, 6) }, (): Act[] => [
    edits(),
    { do: 'checkpoint' },
  ])
  await live(at, { worn, acts: [...sealing, ...generations.flat(), edits()], opensWith: null })
  for (let life = between(random, 1, 2); life > 0; life--)
    await live(at, { worn, acts: [edits()], opensWith: passphrase })
  // A backup that was put in the place of everything comes in a snapshot, and that covers the journals before it.
  const { directory } = await placeOf(worn)
  while ((await filesOf(directory)).journals.length < 2)
    await live(at, { worn, acts: [edits()], opensWith: passphrase })
  return worn
}

type Life = { worn: Worn; acts: Act[]; opensWith: string | null }

async function live(at: Pick<Case, 'child'>, { worn, acts, opensWith }: Life): Promise<void> {
  const { dataFolder, telling, count } = worn
  const bounds = { acknowledged: count, sent: count }
  const place = { dataFolder }
  const wait: Act = { do: 'wait' }
  const given: Work = {
    place,
    passphrase: opensWith,
    story: telling.story,
    bounds,
    acts: [...acts, wait],
    death: null,
  }
  const child = at.child({ role: 'work', given })
  await child.line('waiting')
  await inStep(dataFolder)
  const { lines } = await child.kill()
  must(!lines.some((line) => line.startsWith('refused')), `wearing a store in failed: ${lines.join('; ')}`)
  worn.count = Math.max(count, lastNumber(lines, 'ack'))
}

/** The same store once more, in a folder of its own. */
export async function copyOf(worn: Worn, dataFolder: string): Promise<Worn> {
  await cp(worn.dataFolder, dataFolder, { recursive: true, preserveTimestamps: true })
  return { ...worn, dataFolder }
}

/** The numbered files of a folder: snapshots, newest first, and the journals that the newest one does not cover. */
export async function filesOf(
  directory: string,
): Promise<{ snapshots: string[]; journals: string[]; older: string[] }> {
  const numbered = (await readdir(directory)).sort().flatMap((name) => parseName(name) ?? [])
  const snapshots = numbered.flatMap(({ type, name }) => (type === 'snapshot' ? name : [])).reverse()
  const covered = await termOf(join(directory, snapshots[0] ?? ''))
  const all = numbered
    .filter((found) => found.type === 'journal')
    .toSorted((one, other) => one.term - other.term)
  const namesOf = (isLive: boolean) =>
    all.filter(({ term }) => term > covered === isLive).map(({ name }) => name)
  return { snapshots, journals: namesOf(true), older: namesOf(false) }
}

async function termOf(snapshot: string): Promise<number> {
  const bytes = await readFile(snapshot)
  const header: { term: number } = JSON.parse(bytes.toString('latin1', 0, bytes.indexOf('\n')))
  return header.term
}

/** Waits until the second copy holds what the store holds, byte for byte. */
export async function inStep(dataFolder: string): Promise<void> {
  const { directory, mirror } = await placeOf({ dataFolder })
  let seen = ''
  await until(
    async () => {
      seen = await differing(directory, mirror.folder)
      return seen === ''
    },
    () => `the second copy does not follow: ${seen}`,
  )
}

async function differing(directory: string, mirror: string): Promise<string> {
  const { snapshots, journals } = await filesOf(directory)
  const wanted = [...snapshots.slice(0, 1), ...journals, 'STORE']
  for (const name of wanted) {
    const [size, copied] = await Promise.all([sizeOf(join(directory, name)), sizeOf(join(mirror, name))])
    if (size !== copied) return `${name} has ${copied} of ${size} bytes`
    const [own, copy] = await Promise.all([readFile(join(directory, name)), bytesOf(join(mirror, name))])
    if (!copy?.equals(own)) return `${name} has ${copy?.length ?? 'no'} of ${own.length} bytes, or others`
  }
  const rest = (await readdir(mirror)).filter((name) => parseName(name) && !wanted.includes(name))
  return rest.length > 0 ? `${rest} should have gone` : ''
}

/** The bytes of a file, or null when it is not there. */
export async function bytesOf(path: string): Promise<Buffer | null> {
  return readFile(path).catch(() => null)
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => -1,
  )
}

const patience = 60_000 // milliseconds

/** Asks again until it is so. */
async function until(condition: () => Promise<boolean>, otherwise: () => string): Promise<void> {
  const end = performance.now() + patience
  while (!(await condition())) {
    must(performance.now() < end, otherwise())
    await pause(5)
  }
}

/** Every file under a folder, by its path in it. */
export async function everyFile(folder: string): Promise<Map<string, Buffer>> {
  const names = await readdir(folder, { recursive: true })
  const files = new Map<string, Buffer>()
  for (const name of names) {
    const path = join(folder, name)
    if ((await stat(path)).isFile()) files.set(name, await readFile(path))
  }
  return files
}

/** Gives the same few stores to all cases of a suite. */
export type Stores = (isSealed: boolean, number: number) => Promise<Worn>

/** How many different stores there are, each of them plain and sealed. */
const storesOfEach = 4

/** Stores that are worn in when they are first asked for, each once. */
export function storesOf(context: Context, kind: Story['kind']): Stores {
  const made = new Map<string, Promise<Worn>>()
  return (isSealed, number) => {
    const name = `${isSealed} ${number % storesOfEach}`
    const random = (label: string) => context.random(`${name} ${label}`)
    const worn = made.get(name) ?? wear({ ...context, random }, { kind, isSealed })
    made.set(name, worn)
    return worn
  }
}

/** When every file and folder under a folder was last changed, in nanoseconds, by its path in it. */
export async function everyTime(folder: string): Promise<Map<string, bigint>> {
  const names = ['.', ...(await readdir(folder, { recursive: true }))]
  const times = names.map(async (name) => {
    const { mtimeNs } = await stat(join(folder, name), { bigint: true })
    return [name, mtimeNs] as const
  })
  return new Map(await Promise.all(times))
}
