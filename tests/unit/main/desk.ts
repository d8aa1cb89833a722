import { expect, onTestFinished } from 'vitest'
import { createHandlers, type Handlers } from '../../../src/main/handlers'
import { answer, type Question } from '../../../src/main/ipc'
import { openLibrary } from '../../../src/main/library/briefs'
import { Backups } from '../../../src/main/session/backups'
import { Session } from '../../../src/main/session/session'
import { readBackup } from '../../../src/main/store/backup'
import type { Place } from '../../../src/main/store/files/place'
import { isSealed, openStore } from '../../../src/main/store/store'
import type { Store } from '../../../src/main/store/store-type'
import { freshPlace, time } from './store/folder'

/** The workbench, as it asks. */
export const ours = { url: 'app://carrel/', isOurWindow: true }
/** A note, as the window asks for it. */
export const draft = {
  kind: 'note',
  briefId: 'a-brief',
  anchor: null,
  colour: 'yellow',
  text: 'hello',
  tags: [],
}

/** The lock page, as it asks. */
export const lockPage = { url: 'app://lock/', isOurWindow: true }
/** The passphrase of what is locked. */
export const passphrase = 'a long road to Kursk'

/** Real handlers over a real store, with the few things that Electron would do written down instead. */
export async function setUp(changed: Partial<Handlers> = {}, at?: Place) {
  const done: unknown[] = []
  const reported: unknown[] = []
  let count = 0
  const place = at ?? (await freshPlace())
  const report = (error: unknown) => reported.push(error)
  const session: Session<Store> = new Session<Store>({
    isSealed: () => isSealed(place),
    open: (given) => openStore(place, given),
    wait: async (milliseconds) => void done.push(milliseconds),
    handOver: async () => void done.push('hand over'),
    showPage: () => void done.push(session.isLocked ? 'lock page' : 'workbench'),
    forget: () => backups.forget(),
    report,
  })
  await session.ready
  onTestFinished(() => session.end())
  const chosen = `${place.directory}.carrel-backup`
  const backups = new Backups({
    opened: () => session.opened(),
    exchange: (work) => session.exchange(work),
    askWhereTo: async () => chosen,
    askWhich: async () => chosen,
    read: readBackup,
    now: () => new Date(time),
  })
  const library = openLibrary({ briefs: 'resources/briefs', indexes: 'no indexes' })
  const work = {
    session,
    backups,
    library,
    about: { dataFolder: '/data', version: '1.2.3' },
    newId: () => `00000000-0000-4000-8000-00000000000${++count}`,
    now: () => new Date(time),
    copyText: (text: string) => void done.push(text) as undefined,
    showDataFolder: async () => void done.push('folder') as undefined,
    finishClosing: () => void done.push('closing') as undefined,
    askForMirror: async () => null,
  }
  const handlers = { ...createHandlers(work), ...changed }
  const desk = { handlers, isLocked: () => session.isLocked, report }
  const ask = (question: Partial<Question>) =>
    answer(desk, { name: 'open', input: undefined, sender: ours, ...question })
  return { ask, done, reported, session }
}

/** The same with one note in it, locked. */
export async function setUpLocked() {
  const shell = await setUp()
  await shell.ask({ name: 'change', input: { type: 'add', draft } })
  await shell.ask({ name: 'setPassphrase', input: { passphrase, current: null } })
  expect(await shell.ask({ name: 'lock' })).toEqual({ ok: true, value: true })
  return shell
}
