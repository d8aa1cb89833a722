import { BrowserWindow, nativeTheme, type Session, screen } from 'electron'
import type { Settings } from '../shared/settings'
import { askToReload } from './dialogs'
import { pageOrigin } from './ipc'
import { smallest, visibleBounds, type WindowState } from './window-state'

export type WindowOptions = { preload: string; session: Session; state: WindowState | null }

/**
 * Opens the window where it last stood, at once and in the page's own colour: a hidden window paints its first page
 * about 40 ms later.
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
  reloadOnceAfterCrash(window)
  loadPage(window)
  return window
}

/** A load is cut short when the window closes or is sent elsewhere meanwhile: for the log, not for the reader. */
function loadPage(window: BrowserWindow): void {
  window.loadURL(pageOrigin).catch((error: unknown) => console.error(error))
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

const aWhile = 60_000

/** A page that stops is loaded again; one that stops again within a minute only if the reader wants it. */
function reloadOnceAfterCrash(window: BrowserWindow): void {
  let last = Number.NEGATIVE_INFINITY
  window.webContents.on('render-process-gone', async (_, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const isFirst = performance.now() - last > aWhile
    last = performance.now()
    if (isFirst || (await askToReload(window))) loadPage(window)
    else window.close()
  })
}
