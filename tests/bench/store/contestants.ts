import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { generations } from '../../../src/main/store/files/place'
import { openStore, type Store } from '../../../src/main/store/store'
import type { Annotation } from '../../../src/shared/records/annotation'
import { emptyWorkspace, type Workspace } from '../../../src/shared/workspace/workspace'
import { noteOf, workspaceOf } from './notes'

/** Who is measured: Carrel without a passphrase, with one, and lowdb with its own file adapter. */
export const names = ['plain', 'sealed', 'lowdb'] as const
export type Name = (typeof names)[number]

/** One way of keeping notes. `put` resolves when it says that the note is saved. */
export type Contestant = {
  workspace(): Workspace
  put(annotation: Annotation): Promise<unknown>
  /** Folds what the journal holds into a snapshot; lowdb has no such thing. */
  checkpoint(): Promise<void>
  close(): Promise<void>
}

const passphrase = 'a passphrase of five words'

/** scrypt's cheapest: its time is the same whatever the number of notes, and is measured by itself. */
const cost = 1024

/** Makes a folder of so many notes for this contestant. */
export async function prepare(name: Name, folder: string, count: number): Promise<void> {
  if (name === 'lowdb') {
    const database = new Low<Workspace>(new JSONFile(join(folder, 'workspace.json')), emptyWorkspace())
    database.data = workspaceOf(count)
    return database.write()
  }
  const store = await openStore(placeIn(folder), null)
  await store.replace(workspaceOf(count))
  if (name === 'sealed') await store.setPassphrase({ passphrase, current: null })
  await fillGenerations(store)
  await store.close()
}

/** As many older snapshots as a store has after some days: opening proves every one of them. */
async function fillGenerations(store: Store): Promise<void> {
  for (let number = 0; number < generations; number += 1) {
    await store.commit(() => ({ type: 'put', annotation: noteOf(number, 1) }))
    await store.checkpoint()
  }
}

/** Opens what `prepare` has made; when it resolves, the notes can be shown and changed. */
export async function open(name: Name, folder: string): Promise<Contestant> {
  return name === 'lowdb' ? openLowdb(folder) : openCarrel(folder, name === 'sealed' ? passphrase : null)
}

async function openCarrel(folder: string, passphrase: string | null): Promise<Contestant> {
  const store = await openStore(placeIn(folder), passphrase)
  if (!store.isKept || store.notices.length > 0)
    throw new Error(`not in order: ${JSON.stringify(store.notices)}`)
  return {
    workspace: () => store.workspace,
    put: (annotation) => store.commit(() => ({ type: 'put', annotation })),
    checkpoint: () => store.checkpoint(),
    close: () => store.close(),
  }
}

async function openLowdb(folder: string): Promise<Contestant> {
  const database = new Low<Workspace>(new JSONFile(join(folder, 'workspace.json')), emptyWorkspace())
  await database.read()
  return {
    workspace: () => database.data,
    put: (annotation) =>
      database.update(({ annotations }) => {
        annotations[annotations.findIndex(({ id }) => id === annotation.id)] = annotation
      }),
    checkpoint: async () => undefined,
    close: async () => undefined,
  }
}

function placeIn(folder: string) {
  return {
    directory: join(folder, 'store'),
    mirror: { folder: join(folder, 'mirror'), isOwnChoice: false },
    now: () => new Date(),
    random: () => randomBytes(8).toString('hex'),
    mayWrite: true,
    cost,
  }
}
