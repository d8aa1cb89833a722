import { type CommandId, commands } from '../shared/commands'
import { pageLimits, themes } from '../shared/limits'
import { call } from './api'
import { nameSearch } from './find/remembering'
import { leaveSearch } from './find/searching'
import { goToHit } from './find/stepping'
import { copyCitation, deselect, highlight, selectionOrPassage, toggleBookmark } from './pane/annotating'
import { focusedPane, isSidebarDrawer } from './pane/desk'
import { beginNote, closeEditor } from './pane/editing'
import { closePane, goToNextPane, toggleSecondPane } from './pane/panes'
import { goBack, goForward, step } from './pane/places'
import { redo, undo } from './pane/undoing'
import { showWordingsAtHand } from './pane/wordings'
import { backUp, chooseBackup } from './session/backups'
import { lock } from './session/locking'
import { changeSettings } from './session/settings'
import type { Panel } from './session/state'
import { get, set } from './session/store'
import { attempt, say } from './session/toasts'

export { attempt }

/** What each command of the table does. The compiler demands one for every name. */
const runs: Record<CommandId, () => unknown> = {
  search: focusSearch,
  saveSearch: () => nameSearch(),
  leaveSearch: stepOut,
  openBrief: () => set({ overlay: 'open' }),
  back: () => goBack(focusedPane()),
  forward: () => goForward(focusedPane()),
  nextHit: () => goToHit(focusedPane(), 1),
  previousHit: () => goToHit(focusedPane(), -1),
  exactOnly: () => changeSettings({ isExactOnly: !get().workspace.settings.isExactOnly }),
  nextPassage: () => step(focusedPane(), 1),
  previousPassage: () => step(focusedPane(), -1),
  note: () => beginNote(focusedPane()),
  highlight: () => highlight(focusedPane()),
  bookmark: () => toggleBookmark(focusedPane(), selectionOrPassage(focusedPane())),
  copyCitation: () => copyCitation(focusedPane()),
  aliases: () => set({ overlay: 'aliases' }),
  undo,
  redo,
  earlierWordings: showWordingsAtHand,
  contents: () => show('contents'),
  notes: () => show('notes'),
  bookmarks: () => show('bookmarks'),
  trash: () => show('trash'),
  secondPane: toggleSecondPane,
  nextPane: goToNextPane,
  closePane: () => closePane(focusedPane()),
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

/** Escape lets go of one thing at a time: what floats, the editor, the selection, then the search. */
async function stepOut(): Promise<void> {
  const pane = focusedPane()
  const { overlay, editing, query } = get()
  const { selected, origin } = pane.state.getState()
  if (overlay) set({ overlay: null })
  else if (selected) deselect(pane)
  else if (editing?.pane === pane.id) await closeEditor()
  else if (query !== '' || origin) await leaveSearch()
  else {
    set({ isSidebarDrawn: false })
    pane.state.setState({ isMarginOpen: false })
  }
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
