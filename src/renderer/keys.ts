import { type CommandId, commandIds, commands } from '../shared/commands'
import { run } from './commands'
import { get } from './session/store'

const byKey = new Map<string, CommandId>(
  commandIds.flatMap((id) => commands[id].keys.map((key) => [key, id] as const)),
)

/** Turns keys into commands for as long as the window lives; returns the function that stops it. */
export function listenToKeys(): () => void {
  document.addEventListener('keydown', onKeyDown)
  document.addEventListener('input', onInput)
  return () => {
    document.removeEventListener('keydown', onKeyDown)
    document.removeEventListener('input', onInput)
  }
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return // a Hangul syllable is being built
  const id = byKey.get(nameOf(event))
  if (!id || !mayAct(event, id)) return
  event.preventDefault()
  void run(id)
}

/** "Ctrl+F", "Alt+ArrowLeft", "Shift+F3", "?", "j": as the table writes them. On a Mac, Command stands for Ctrl. */
function nameOf(event: KeyboardEvent): string {
  const control = event.ctrlKey || event.metaKey ? 'Ctrl+' : ''
  const alt = event.altKey ? 'Alt+' : ''
  const key = control && event.key.length === 1 ? event.key.toUpperCase() : event.key
  const isSaid = !/^F\d/.test(key) && !(control && /^[A-Z]$/.test(key)) // the key itself tells of Shift
  const shift = event.shiftKey && !isSaid ? 'Shift+' : ''
  return `${control}${alt}${shift}${key}`
}

function mayAct(event: KeyboardEvent, id: CommandId): boolean {
  const isBare = !event.ctrlKey && !event.metaKey && !event.altKey
  const isLetter = isBare && event.key.length === 1
  if (document.querySelector('dialog[open]')) return id === 'lock'
  if (get().overlay) return id === 'leaveSearch' || id === 'lock'
  if (isInTextField(event.target)) return !isLetter && !isOfField(event.target, id)
  return !isLetter || get().workspace.settings.singleKeys
}

/** Text fields in which something was typed since they came. */
const typedIn = new WeakSet<EventTarget>()

function onInput({ target }: Event): void {
  if (target) typedIn.add(target)
}

/** Undo and redo in a text field are the field's own while it has something to take back. */
function isOfField(field: EventTarget | null, id: CommandId): boolean {
  if (id !== 'undo' && id !== 'redo') return false
  return field !== null && typedIn.has(field) && document.queryCommandEnabled(id)
}

function isInTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.matches('textarea, input:not([type=range], [type=checkbox], [type=radio]), select')
  )
}
