import { BrowserWindow, nativeTheme, type Session, screen } from 'electron'
import type { Settings } from '../../shared/records/settings'
import { afterCrash } from './crashes'
import { type Host, type PageName, pageAt, pages } from './pages'
import { smallest, visibleBounds, type WindowState } from './window-state'

export type WindowOptions = { preload: string; session: Session; state: WindowState | null }

/**
 * Opens the window where it last stood, at once and in the page's own colour: a hidden window paints its first page
 * about 40 ms later. Its page is for `keepPage`.
 */
export function openWindow({ preload, session, state }: WindowOptions): BrowserWindow {
  const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea)
  const window = new BrowserWindow({
    ...visibleBounds(state?.bounds ?? null, displays),
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Carrel',
    autoHideMenuBar: true,
    backgroundColor: backgrounds[themeShown(state?.theme ?? 'system')],
    webPreferences: {
      preload,
      session,
      zoomFactor: state?.zoomFactor ?? 1,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
      disableDialogs: true,
      navigateOnDragDrop: false,
    },
  })
  if (state?.isMaximized) window.maximize()
  return window
}

/** How the window stands now. */
export function stateOf(window: BrowserWindow, theme: Settings['theme']): WindowState {
  return {
    bounds: window.getNormalBounds(),
    isMaximized: window.isMaximized(),
    zoomFactor: window.webContents.getZoomFactor(),
    theme,
  }
}

/** Calls back half a second after the window was last moved, resized or zoomed. */
export function onSettled(window: BrowserWindow, listener: () => void): void {
  let timer: NodeJS.Timeout | undefined
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(listener, 500)
  }
  window.on('resize', later)
  window.on('move', later)
  window.on('maximize', later)
  window.on('unmaximize', later)
  window.webContents.on('zoom-changed', later)
  window.on('closed', () => clearTimeout(timer))
}

/** The page colours of tokens.css, for the moment before the page is there. */
const backgrounds = { paper: '#fcfbf8', sepia: '#f7efdd', night: '#1a1d20', contrast: '#000000' } as const

function themeShown(theme: Settings['theme']): keyof typeof backgrounds {
  if (theme !== 'system') return theme
  return nativeTheme.shouldUseDarkColors ? 'night' : 'paper'
}

/** What decides which page the window has. */
export type PageRules = {
  /** The page that fits what is going on now. */
  wanted: () => Host
  isClosing: () => boolean
  report: (error: unknown) => void
}

/** The window's page, as long as the window lives. */
export type Page = {
  /** Loads the wanted page anew; where the host changes, the process of the one before ends. */
  show: () => void
  /** Whether there is a page that hears what it is told. */
  isListening: () => boolean
}

/** Shows the wanted page and keeps it there: wherever the window is sent, however often its page crashes. */
export function keepPage(window: BrowserWindow, rules: PageRules): Page {
  const { webContents } = window
  let shown: PageName = rules.wanted()

  function load(name: PageName): void {
    shown = name
    if (!window.isDestroyed()) loadPage(window, pages[name]).catch(rules.report)
  }
  const show = () => load(rules.wanted())

  webContents.on('did-navigate', (_, url) => {
    // A page goes elsewhere unseen to about:blank, and from the plain page by itself.
    shown = pageAt(url) ?? shown
    if (url !== pages.stopped && url !== pages[rules.wanted()]) show()
    webContents.navigationHistory.clear() // no way back into what was locked away
  })
  followCrashes(window, {
    isStoppedShown: () => shown === 'stopped',
    isClosing: rules.isClosing,
    show,
    showStopped: () => load('stopped'),
  })
  keepZoom(window)
  show()
  const isListening = () =>
    shown !== 'stopped' && !webContents.isCrashed() && !webContents.isLoadingMainFrame()
  return { show, isListening }
}

/** That a load is cut short by the next one, or by the end of the window, is no trouble. */
async function loadPage(window: BrowserWindow, url: string): Promise<void> {
  try {
    await window.loadURL(url)
  } catch (error) {
    const isCutShort = error instanceof Error && 'code' in error && error.code === 'ERR_ABORTED'
    if (!isCutShort && !window.isDestroyed()) throw error
  }
}

type CrashSteps = {
  isStoppedShown: () => boolean
  isClosing: () => boolean
  show: () => void
  showStopped: () => void
}

/** A page that stops is loaded again at once, but not for ever. */
function followCrashes(window: BrowserWindow, steps: CrashSteps): void {
  const times: number[] = []
  window.webContents.on('render-process-gone', (_, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed() || steps.isClosing()) return
    times.push(performance.now())
    const next = afterCrash(times, steps.isStoppedShown())
    if (next === 'load-again') steps.show()
    else if (next === 'show-stopped') steps.showStopped()
    else window.close()
  })
}

/** Chromium remembers a zoom for each host; a reader's eyes are the same on each page. */
function keepZoom({ webContents }: BrowserWindow): void {
  let zoom: number | null = null // before the first page it is Electron's own business
  webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument && webContents.getURL() !== '') zoom = webContents.getZoomFactor()
  })
  webContents.on('did-navigate', () => {
    if (zoom !== null && webContents.getZoomFactor() !== zoom) webContents.setZoomFactor(zoom)
  })
}
