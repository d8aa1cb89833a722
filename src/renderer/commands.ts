import { type CommandId, commands } from '../shared/commands'
import { Failure } from '../shared/failure'
import { pageLimits, themes } from '../shared/limits'
import { call } from './api'
import { nameSearch } from './find/remembering'
import { leaveSearch } from './find/searching'
import { copyCitation, deselect, highlight, selectionOrPassage, toggleBookmark } from './pane/annotating'
import { beginNote, closeEditor } from './pane/editing'
import { goBack, goForward, step } from './pane/places'
import { goToHit } from './pane/stepping'
import { redo, undo } from './pane/undoing'
import { isSidebarDrawer } from './pane/widths'
import { showWordingsAtHand } from './pane/wordings'
import { backUp, chooseBackup } from './session/backups'
import { lock } from './session/locking'
import { changeSettings } from './session/settings'
import type { Panel } from './session/state'
import { get, set } from './session/store'
import { say } from './session/toasts'

/** What each command of the table does. The compiler demands one for every name. */
const runs: Record<CommandId, () => unknown> = {
  search: focusSearch,
  saveSearch: () => nameSearch(),
  leaveSearch: stepOut,
  back: goBack,
  forward: goForward,
  nextHit: () => goToHit(1),
  previousHit: () => goToHit(-1),
  exactOnly: () => changeSettings({ isExactOnly: !get().workspace.settings.isExactOnly }),
  nextPassage: () => step(1),
  previousPassage: () => step(-1),
  note: beginNote,
  highlight: () => highlight(),
  bookmark: () => toggleBookmark(selectionOrPassage()),
  copyCitation,
  aliases: () => set({ overlay: 'aliases' }),
  undo,
  redo,
  earlierWordings: showWordingsAtHand,
  contents: () => show('contents'),
  notes: () => show('notes'),
  bookmarks: () => show('bookmarks'),
  trash: () => show('trash'),
  toggleSidebar,
  appearance: () => set({ overlay: 'appearance' }),
  larger: () => resize(1),
  smaller: () => resize(-1),
  nextTheme: () => {
    const index = themes.indexOf(get().workspace.settings.theme)
    return changeSettings({ theme: themes[(index + 1) % themes.length] ?? 'system' })
  },
  lock,
  protection: () => set({ overlay: 'protection' }),
  backUp: async () => {
    const path = await backUp()
    if (path !== null) say(`Backed up to ${path}`)
  },
  restoreBackup: chooseBackup,
  palette: () => set({ overlay: 'palette' }),
  searchHelp: () => set({ overlay: 'searchHelp' }),
  keys: () => set({ overlay: 'keys' }),
  showDataFolder: () => call('showDataFolder', undefined),
}

/** Runs a command; a failure is shown where the reader looks, and nothing else happens. */
export async function run(id: CommandId): Promise<void> {
  await attempt(() => runs[id]())
}

/** Does what a click or a key asks for, and shows the sentence of an expected failure. */
export async function attempt(action: () => unknown): Promise<void> {
  try {
    await action()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    say(error.message, { isFailure: true })
  }
}

/** Escape lets go of one thing at a time: what floats, the editor, the selection, then the search. */
async function stepOut(): Promise<void> {
  const { overlay, editing, selected, query, origin } = get()
  if (overlay) set({ overlay: null })
  else if (selected) deselect()
  else if (editing) await closeEditor()
  else if (query !== '' || origin) leaveSearch()
  else set({ isSidebarDrawn: false, isMarginOpen: false })
}

function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('input[type=search]')
  field?.focus()
  field?.select()
}

async function show(panel: Panel): Promise<void> {
  set({ panel, isSidebarDrawn: isSidebarDrawer() })
  if (!get().workspace.settings.isSidebarOpen) await changeSettings({ isSidebarOpen: true })
}

async function toggleSidebar(): Promise<void> {
  const { isSidebarDrawn, workspace } = get()
  if (isSidebarDrawer()) set({ isSidebarDrawn: !isSidebarDrawn })
  else {
    set({ isSidebarDrawn: false })
    await changeSettings({ isSidebarOpen: !(workspace.settings.isSidebarOpen || isSidebarDrawn) })
  }
}

async function resize(by: 1 | -1): Promise<void> {
  const { min, max } = pageLimits.size
  const size = get().workspace.settings.size + by
  await changeSettings({ size: Math.min(max, Math.max(min, size)) })
}

/** A command's first key as a person would read it, or null. */
export function keyOf(id: CommandId): string | null {
  const key = commands[id].keys[0]
  return key ? readable(key) : null
}

/** A command by its title and its first key, for a button that shows neither: "Next hit (F3)". */
export function hintOf(id: CommandId): string {
  const { title } = commands[id]
  const key = keyOf(id)
  return key === null ? title : `${title} (${key})`
}

/** A key of the table as it is printed on a keyboard. */
export function readable(key: string): string {
  return key
    .replace('ArrowLeft', '←')
    .replace('ArrowRight', '→')
    .replace('Escape', 'Esc')
    .replace(/(^|\+)([a-z])$/, (_, before: string, letter: string) => before + letter.toUpperCase())
}
