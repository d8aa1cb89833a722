import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Place } from '../../../../src/main/store/place'
import { openStore, type Store } from '../../../../src/main/store/store'
import type { Annotation } from '../../../../src/shared/annotation'
import type { Operation } from '../../../../src/shared/workspace'

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

/** Opens a store that is closed when the test is over, if it was not before. */
export async function open(place: Place, passphrase: string | null = null): Promise<Store> {
  const store = await openStore(place, passphrase)
  onTestFinished(() => store.close())
  return store
}

export async function namesIn(directory: string): Promise<string[]> {
  return (await readdir(directory)).sort()
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
