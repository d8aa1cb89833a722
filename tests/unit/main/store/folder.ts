import { randomBytes } from 'node:crypto'
import {
  copyFile,
  type FileHandle,
  mkdir,
  mkdtemp,
  open as openFile,
  readdir,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, vi } from 'vitest'
import { nullIfGone } from '../../../../src/main/store/disk/reason'
import type { Place } from '../../../../src/main/store/files/place'
import { openStore, type Store } from '../../../../src/main/store/store'
import type { Annotation } from '../../../../src/shared/records/annotation'
import type { Operation } from '../../../../src/shared/workspace/workspace'

/** A fresh folder that goes when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'carrel-unit-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export const time = '2026-11-23T09:43:05.000Z'

/** scrypt's cheapest: what it costs to guess is not what these tests are about. */
export const cheap = 1024

/** A store's place under a fresh folder, at a time that stands still. */
export async function freshPlace(): Promise<Place> {
  return placeIn(await temporaryFolder())
}

/** The store's place in a data folder. */
export function placeIn(dataFolder: string): Place {
  return {
    directory: join(dataFolder, 'store'),
    mirror: { folder: join(dataFolder, 'mirror'), isOwnChoice: false },
    now: () => new Date(time),
    random: () => randomBytes(8).toString('hex'),
    mayWrite: true,
    cost: cheap,
  }
}

/** The place as a crash at this moment would leave it: a copy of the data folder, which nobody has open. */
export async function asAfterCrash({ directory }: Place): Promise<Place> {
  const dataFolder = await temporaryFolder()
  await copyTree(dirname(directory), dataFolder)
  return placeIn(dataFolder)
}

/** The second copy goes on meanwhile: a file that it removes while this is under way is not in the copy. */
async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [path, copy] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await copyTree(path, copy)
    else await copyFile(path, copy).catch(nullIfGone)
  }
}

/** A closed store in which the notes from 1 to `count` were written, each with a snapshot after it. */
export async function placeWith(count: number): Promise<Place> {
  const place = await freshPlace()
  const store = await open(place)
  for (let number = 1; number <= count; number++) {
    await store.commit(put(number))
    await store.checkpoint()
  }
  await store.close()
  return place
}

/** Waits until the second copy holds every byte of the store's journals. */
export async function mirrorInStep(place: Place): Promise<void> {
  await vi.waitFor(async () => {
    const [own, copied] = await Promise.all([place.directory, place.mirror.folder].map(lastJournal))
    expect(copied).toEqual(own)
  }, 60_000)
}

async function lastJournal(directory: string): Promise<Buffer | null> {
  const path = (await journalsIn(directory)).at(-1)
  return path === undefined ? null : readFile(path)
}

/** Changes one bit of a file, in the byte that is so far from its end. */
export async function flipBit(path: string, fromEnd = 5): Promise<void> {
  const bytes = await readFile(path)
  bytes.writeUInt8(bytes.readUInt8(bytes.length - fromEnd) ^ 1, bytes.length - fromEnd)
  await writeFile(path, bytes)
}

/** Opens a store that is closed when the test is over, if it was not before. */
export async function open(place: Place, passphrase: string | null = null): Promise<Store> {
  const store = await openStore(place, passphrase)
  onTestFinished(() => store.close())
  return store
}

export async function namesIn(directory: string): Promise<string[]> {
  return (await readdir(directory)).sort()
}

/** The full paths of the journals in a folder, the oldest first. */
export async function journalsIn(directory: string): Promise<string[]> {
  const names = await namesIn(directory)
  return names.filter((name) => name.startsWith('jrnl-')).map((name) => join(directory, name))
}

/** The full path of the snapshot after edit `seq`. */
export function snapshotIn(directory: string, seq: number, ending = 'json'): string {
  return join(directory, `snap-${String(seq).padStart(12, '0')}.${ending}`)
}

/** The texts of the notes, in their order. */
export function textsOf({ workspace }: Pick<Store, 'workspace'>): string[] {
  return workspace.annotations.map((annotation) => (annotation.kind === 'note' ? annotation.text : ''))
}

/** The id of the note with this number. */
export function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

export function note(number: number, text = `note ${number}`): Annotation {
  const stamp = { id: idOf(number), createdAt: time, updatedAt: time }
  return { kind: 'note', briefId: 'a-brief', anchor: null, colour: 'yellow', text, tags: [], ...stamp }
}

/** What a commit takes: the operation that writes this note. */
export function put(number: number, text?: string): () => Operation {
  return () => ({ type: 'put', annotation: note(number, text) })
}

/** What Node's open files have in common: to watch, or to spoil, what the disk is asked and what it answers. */
export async function fileHandlePrototype(): Promise<FileHandle> {
  const handle = await openFile(process.execPath)
  await handle.close()
  return Object.getPrototypeOf(handle) as FileHandle
}
