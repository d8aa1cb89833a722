import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { app, type BrowserWindow, clipboard, ipcMain, powerMonitor, shell } from 'electron'
import type { EventName, EventOf } from '../shared/contract/contract'
import { Failure } from '../shared/failure'
import { isWritable, storePlace } from './data-folder'
import { createHandlers, type Handlers } from './handlers'
import { answer } from './ipc'
import { openLibrary } from './library/briefs'
import { Backups } from './session/backups'
import { type Closing, createClosing } from './session/closing'
import { createHandOver, type HandOver } from './session/hand-over'
import { lockWhenIdle } from './session/idle'
import { Session } from './session/session'
import { emptyOfExpired } from './session/trash-ageing'
import { readBackup } from './store/backup'
import { isSealed, openStore } from './store/store'
import type { Store } from './store/store-type'
import { askForMirrorFolder, askWhereToBackUp, askWhichBackup } from './window/dialogs'
import { lockProcess, pageSession } from './window/lockdown'
import { setMenu } from './window/menu'
import { keepPage, onSettled, openWindow, type Page, stateOf } from './window/window'
import { readWindowState, type WindowState, writeWindowState } from './window/window-state'

// The composition root, in the order things happen.
const built = join(import.meta.dirname, '..')
const dataFolder = app.getPath('userData')
/** How long the window may take over its last edits, and after it the disk, in milliseconds. */
const patience = 3_000
/** How often to look whether anybody is still there, in milliseconds. */
const idleInterval = 3_000

lockProcess()
const isAlone = app.requestSingleInstanceLock()
// In a folder that cannot be written to no instance gets the lock, and none needs it: there is nothing to fight over.
if (isAlone || !isWritable(dataFolder)) start().catch(giveUp)
else app.quit()

/** The window with its page, and the ways to its last edits and to its end. */
type Front = {
  window: BrowserWindow
  page: Page
  handOver: HandOver
  closing: Closing
  /** Writes down how the window stands; never rejects. */
  remember: () => Promise<void>
}
let front: Front | null = null

/** Everything slow begins before Electron is ready, and nothing slow is waited for before the window is there. */
async function start(): Promise<void> {
  const session = beginSession(() => backups.forget())
  const library = openLibrary({
    briefs: join(built, '../resources/briefs'),
    indexes: join(import.meta.dirname, 'search-indexes'),
  })
  const windowState = readWindowState(dataFolder)
  await Promise.all([app.whenReady(), session.ready])
  const opened = openFront(session, await windowState)
  front = opened
  const { window, handOver } = opened
  const backups = backUpsOf(session, window)
  const handlers = createHandlers({
    session,
    backups,
    library,
    about: { dataFolder, version: app.getVersion() },
    newId: randomUUID,
    now,
    copyText,
    showDataFolder,
    finishClosing: () => void handOver.answered() as undefined,
    askForMirror: () => askForMirrorFolder(window, app.getPath('documents')),
  })
  answerCalls(opened, session, handlers)
  endWell(opened)
  lockByItself(session, window)
  setMenu((id) => tell('command', { id }))
  app.on('second-instance', () => bringForward(window))
}

function beginSession(forget: () => void): Session<Store> {
  return new Session<Store>({
    isSealed: async () => isSealed(await storePlace(dataFolder, isAlone)),
    open: openAndTend,
    wait: (milliseconds) => wait(milliseconds),
    handOver: async () => {
      await front?.handOver.ask()
      void front?.remember() // while the theme can still be asked for
    },
    showPage: () => front?.page.show(),
    forget,
    report,
  })
}

async function openAndTend(passphrase: string | null): Promise<Store> {
  const store = await openStore(await storePlace(dataFolder, isAlone), passphrase)
  store.onMirror((mirror) => tell('mirror', mirror))
  await emptyOfExpired(store, { dataFolder, now: now() }).catch(report)
  return store
}

function openFront(session: Session<Store>, state: WindowState | null): Front {
  const preload = join(built, 'preload/index.cjs')
  const window = openWindow({ preload, session: pageSession(join(built, 'renderer')), state })
  const remember = rememberer(window, { theme: state?.theme ?? 'system', session })
  const handOver = createHandOver(() => {
    const isListening = page.isListening()
    if (isListening) tell('closing', undefined)
    return isListening
  }, patience)
  const settle = async () => void (await Promise.all([session.end(), remember()]))
  const leave = () => window.destroy()
  const closing = createClosing({ handOver: handOver.ask, settle, leave, report }, patience)
  const page = keepPage(window, {
    wanted: () => (session.isLocked ? 'lock' : 'workbench'),
    isClosing: () => closing.isUnderWay,
    report,
  })
  return { window, page, handOver, closing, remember }
}

type Known = { theme: WindowState['theme']; session: Session<Store> }

/** Where the window stood is a comfort: that it could not be written down is for the log, not for the reader. */
function rememberer(window: BrowserWindow, { theme, session }: Known): () => Promise<void> {
  let lastTheme = theme
  let remembering: Promise<void> = Promise.resolve()
  return () => {
    if (window.isDestroyed()) return remembering
    lastTheme = session.present?.workspace.settings.theme ?? lastTheme
    const state = stateOf(window, lastTheme)
    remembering = remembering.then(() => writeWindowState(dataFolder, state)).catch(report)
    return remembering
  }
}

function backUpsOf(session: Session<Store>, window: BrowserWindow): Backups {
  const folder = () => app.getPath('documents')
  return new Backups({
    opened: () => session.opened(),
    exchange: (work) => session.exchange(work),
    askWhereTo: (name) => askWhereToBackUp(window, join(folder(), name)),
    askWhich: () => askWhichBackup(window, folder()),
    read: readBackup,
    now,
  })
}

function answerCalls({ window }: Front, session: Session<Store>, handlers: Handlers): void {
  const desk = { handlers, isLocked: () => session.isLocked, report }
  ipcMain.handle('call', ({ sender, senderFrame }, name: unknown, input: unknown) => {
    const isOurWindow = sender === window.webContents && senderFrame?.parent === null
    return answer(desk, { name, input, sender: { url: senderFrame?.url ?? '', isOurWindow } })
  })
}

/** Every way out takes the same road: the window hands over its last edits, the disk gets them, the window goes. */
function endWell({ window, handOver, closing, remember }: Front): void {
  window.on('close', (event) => {
    event.preventDefault()
    closing.begin()
  })
  window.webContents.on('render-process-gone', handOver.answered)
  onSettled(window, () => void remember())
  app.on('window-all-closed', () => app.quit())
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit())
}

/** Electron tells of a locked screen on macOS and Windows only; elsewhere the other two have to do. */
function lockByItself(session: Session<Store>, { webContents }: BrowserWindow): void {
  const lock = () => void session.lock().catch(report)
  powerMonitor.on('suspend', lock)
  powerMonitor.on('lock-screen', lock)
  const minutes = () => {
    const { present } = session
    return present?.isSealed ? present.workspace.settings.lockAfterMinutes : null
  }
  const idleSeconds = () => powerMonitor.getSystemIdleTime()
  const { touch } = lockWhenIdle({ idleSeconds, minutes, lock }, idleInterval)
  webContents.on('before-input-event', touch)
  webContents.on('input-event', touch)
}

function tell<N extends EventName>(name: N, event: EventOf<N>): void {
  if (front && !front.window.isDestroyed()) front.window.webContents.send('event', name, event)
}

function bringForward(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function now(): Date {
  return new Date()
}

function copyText(text: string): undefined {
  clipboard.writeText(text)
}

async function showDataFolder(): Promise<undefined> {
  const trouble = await shell.openPath(dataFolder)
  if (trouble === '') return
  throw new Failure(
    'internal',
    `The folder could not be shown (${trouble}). Your data are safe, in ${dataFolder}.`,
  )
}

function report(error: unknown): void {
  console.error(error)
}

function giveUp(error: unknown): void {
  report(error)
  app.exit(1)
}
