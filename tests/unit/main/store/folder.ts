import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Place } from '../../../../src/main/store/place'
import type { Annotation } from '../../../../src/shared/annotation'
import type { Operation } from '../../../../src/shared/workspace'

/** A fresh folder that goes when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'carrel-unit-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export const time = '2026-11-23T09:43:05.000Z'

/** A store's place under a fresh folder, at a time that stands still. */
export async function freshPlace(): Promise<Place> {
  const directory = join(await temporaryFolder(), 'store')
  return {
    directory,
    now: () => new Date(time),
    random: () => randomBytes(8).toString('hex'),
    mayWrite: true,
  }
}

/** A place whose folder already holds these bytes as its workspace. */
export async function placeHolding(bytes: string | Uint8Array): Promise<Place> {
  const place = await freshPlace()
  await mkdir(place.directory)
  await writeFile(workspacePath(place), bytes)
  return place
}

export function workspacePath({ directory }: Place): string {
  return join(directory, 'workspace.json')
}

export async function savedTexts(place: Place): Promise<string[]> {
  const { annotations } = JSON.parse(await readFile(workspacePath(place), 'utf8'))
  return annotations.map(({ text }: { text: string }) => text)
}

export async function namesIn({ directory }: Place): Promise<string[]> {
  return (await readdir(directory)).sort()
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
