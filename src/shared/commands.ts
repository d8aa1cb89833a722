/**
 * The one table of everything a person can do by name: palette, menu, keys and the sheet of keys are drawn from it.
 * `keys` are written as a reader would say them; a key without a modifier acts only outside text fields.
 */
const table = {
  search: { title: 'Search', menu: 'Go', keys: ['Ctrl+F', '/'] },
  leaveSearch: { title: 'Back to where I was reading', menu: 'Go', keys: ['Escape'] },
  openBrief: { title: 'Open a brief', menu: 'File', keys: ['Ctrl+O'] },
  back: { title: 'Back', menu: 'Go', keys: ['Alt+ArrowLeft'] },
  forward: { title: 'Forward', menu: 'Go', keys: ['Alt+ArrowRight'] },
  nextHit: { title: 'Next hit', menu: 'Go', keys: ['F3'] },
  previousHit: { title: 'Previous hit', menu: 'Go', keys: ['Shift+F3'] },
  saveSearch: { title: 'Save this search', menu: 'Go', keys: [] },
  exactOnly: { title: 'Exact words only', menu: 'Go', keys: ['Ctrl+E'] },
  nextPassage: { title: 'Next passage', menu: 'Go', keys: ['j'] },
  previousPassage: { title: 'Previous passage', menu: 'Go', keys: ['k'] },
  note: { title: 'Note', menu: 'Annotate', keys: ['n'] },
  highlight: { title: 'Highlight', menu: 'Annotate', keys: ['h'] },
  bookmark: { title: 'Bookmark', menu: 'Annotate', keys: ['b'] },
  copyCitation: { title: 'Copy citation', menu: 'Annotate', keys: ['c'] },
  aliases: { title: 'Names and abbreviations', menu: 'Annotate', keys: [] },
  undo: { title: 'Undo', menu: 'Annotate', keys: ['Ctrl+Z'] },
  redo: { title: 'Redo', menu: 'Annotate', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'] },
  earlierWordings: { title: 'Earlier wordings', menu: 'Annotate', keys: [] },
  contents: { title: 'Show contents', menu: 'View', keys: ['Ctrl+1'] },
  notes: { title: 'Show notes', menu: 'View', keys: ['Ctrl+2'] },
  bookmarks: { title: 'Show bookmarks', menu: 'View', keys: ['Ctrl+3'] },
  trash: { title: 'Show the trash', menu: 'View', keys: ['Ctrl+4'] },
  secondPane: { title: 'Second pane', menu: 'View', keys: ['Ctrl+\\'] },
  nextPane: { title: 'Next pane', menu: 'View', keys: ['F6'] },
  closePane: { title: 'Close this pane', menu: 'View', keys: [] },
  toggleSidebar: { title: 'Show or hide the left column', menu: 'View', keys: ['Ctrl+B'] },
  appearance: { title: 'Appearance', menu: 'View', keys: ['Ctrl+,'] },
  larger: { title: 'Larger text', menu: 'View', keys: ['+'] },
  smaller: { title: 'Smaller text', menu: 'View', keys: ['-'] },
  nextTheme: { title: 'Next theme', menu: 'View', keys: ['t'] },
  lock: { title: 'Lock', menu: 'File', keys: ['Ctrl+L'] },
  protection: { title: 'Passphrase and copies', menu: 'File', keys: [] },
  backUp: { title: 'Back up to a file', menu: 'File', keys: [] },
  restoreBackup: { title: 'Restore from a backup', menu: 'File', keys: [] },
  palette: { title: 'Command palette', menu: 'Help', keys: ['Ctrl+K'] },
  searchHelp: { title: 'How to search', menu: 'Help', keys: ['F1'] },
  keys: { title: 'All keys', menu: 'Help', keys: ['?'] },
  showDataFolder: { title: 'Show the data folder', menu: 'Help', keys: [] },
} as const satisfies Record<string, Command>

export type Command = {
  title: string
  menu: 'File' | 'Go' | 'Annotate' | 'View' | 'Help'
  keys: readonly string[]
}
export type CommandId = keyof typeof table

/** The table, as plain records. */
export const commands: Readonly<Record<CommandId, Command>> = table
export const commandIds = Object.keys(table) as CommandId[]
