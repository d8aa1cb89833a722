import { type CommandId, commandIds, commands } from '../../shared/commands'

type Role = 'quit' | 'cut' | 'copy' | 'paste' | 'selectAll' | 'resetZoom' | 'zoomIn' | 'zoomOut'

/** One line of a menu, in the words of Electron's template. */
export type MenuLine = {
  label?: string
  role?: Role
  type?: 'separator'
  accelerator?: string
  registerAccelerator?: boolean
  visible?: boolean
  click?: () => void
  submenu?: MenuLine[]
}

const separator: MenuLine = { type: 'separator' }

/** The menu bar, drawn from the table of commands. Keys are shown but not taken: the window listens to them itself. */
export function menuTemplate(choose: (id: CommandId) => void): MenuLine[] {
  const linesOf = (menu: string) =>
    commandIds.filter((id) => commands[id].menu === menu).map((id) => lineFor(id, choose))
  return [
    { label: '&File', submenu: [...linesOf('File'), separator, { role: 'quit' }] },
    {
      label: '&Edit',
      submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
    },
    { label: '&Go', submenu: linesOf('Go') },
    { label: '&Annotate', submenu: linesOf('Annotate') },
    { label: '&View', submenu: [...linesOf('View'), separator, ...zoom] },
    { label: '&Help', submenu: linesOf('Help') },
  ]
}

const zoom: MenuLine[] = [
  { role: 'resetZoom' },
  { role: 'zoomIn' },
  { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false }, // + without Shift, as most people press it
  { role: 'zoomOut' },
]

function lineFor(id: CommandId, choose: (id: CommandId) => void): MenuLine {
  const accelerator = commands[id].keys.map(acceleratorFor).find((found) => found !== null)
  const line = { label: commands[id].title, click: () => choose(id) }
  return accelerator ? { ...line, accelerator, registerAccelerator: false } : line
}

/** A key as Electron writes it, or null: a menu cannot show Escape or a letter alone. */
export function acceleratorFor(key: string): string | null {
  if (!/^(Ctrl\+|Alt\+|(Shift\+)?F\d)/.test(key)) return null
  return key.replace('Ctrl+', 'CommandOrControl+').replace('Arrow', '')
}
