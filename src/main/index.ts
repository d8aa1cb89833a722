import { randomBytes, randomUUID } from 'node:crypto'
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, clipboard, ipcMain, shell } from 'electron'
import type { EventName, EventOf } from '../shared/contract'
import { Failure } from '../shared/failure'
import { loadBriefs } from './briefs'
import { type Closing, createClosing } from './closing'
import { createHandlers } from './handlers'
import { answer } from './ipc'
import { lockProcess, pageSession } from './lockdown'
import { setMenu } from './menu'
import { openStore, type Store } from './store/store'
import { onSettled, openWindow, stateOf } from './window'
import { readWindowState, type WindowState, writeWindowState } from './window-state'

// The composition root, in the order things happen.
const built = join(import.meta.dirname, '..')
const dataFolder = app.getPath('userData')
const closingLimit = 3_000 // milliseconds

lockProcess()
const isAlone = app.requestSingleInstanceLock()
// In a folder that cannot be written to no instance gets the lock, and none needs it: there is nothing to fight over.
if (isAlone || !isWritable(dataFolder)) start().catch(giveUp)
else app.quit()

/** Everything slow begins before Electron is ready, and nothing slow is waited for before the window is there. */
async function start(): Promise<void> {
  const random = () => randomBytes(8).toString('hex')
  const store = openStore({ directory: join(dataFolder, 'store'), now, random, mayWrite: isAlone })
  const briefs = loadBriefs(join(built, '../resources/briefs'))
  const windowState = readWindowState(dataFolder)
  await app.whenReady()
  const session = pageSession(join(built, 'renderer'))
  const window = openWindow({ preload: join(built, 'preload/index.cjs'), session, state: await windowState })
  const closing = followClosing(window, store)
  const about = { dataFolder, version: app.getVersion() }
  const finishClosing = (): undefined => {
    closing.handedOver()
  }
  const handlers = createHandlers({
    store,
    briefs,
    about,
    newId: randomUUID,
    now,
    copyText,
    showDataFolder,
    finishClosing,
  })
  ipcMain.handle('call', ({ sender, senderFrame }, name: unknown, input: unknown) => {
    const isOurWindow = sender === window.webContents && senderFrame?.parent === null
    return answer(handlers, { name, input, sender: { url: senderFrame?.url ?? '', isOurWindow } }, report)
  })
  setMenu((id) => tell(window, 'command', { id }))
  app.on('second-instance', () => bringForward(window))
}

/** Every way out takes the same road: the window hands over its last edits, the disk gets them, the window goes. */
function followClosing(window: BrowserWindow, store: Promise<Store>): Closing {
  const { webContents } = window
  const keep = async () => remember(stateOf(window, (await store).workspace.settings.theme))
  const askWindow = () => {
    const isListening = !webContents.isCrashed() && !webContents.isLoadingMainFrame()
    if (isListening) tell(window, 'closing', undefined)
    return isListening
  }
  const settle = async () => {
    await Promise.all([store.then((opened) => opened.close()), keep()])
  }
  const closing = createClosing({ askWindow, settle, leave: () => window.destroy(), report }, closingLimit)
  window.on('close', (event) => {
    event.preventDefault()
    closing.begin()
  })
  webContents.on('render-process-gone', () => closing.handedOver())
  onSettled(window, () => void keep())
  app.on('window-all-closed', () => app.quit())
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit())
  return closing
}

let remembering: Promise<void> = Promise.resolve()

/** Where the window stood is a comfort: that it could not be written down is for the log, not for the reader. */
function remember(state: WindowState): Promise<void> {
  remembering = remembering.then(() => writeWindowState(dataFolder, state)).catch(report)
  return remembering
}

function tell<N extends EventName>(window: BrowserWindow, name: N, event: EventOf<N>): void {
  window.webContents.send('event', name, event)
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

function isWritable(directory: string): boolean {
  try {
    accessSync(directory, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function report(error: unknown): void {
  console.error(error)
}

function giveUp(error: unknown): void {
  report(error)
  app.exit(1)
}
