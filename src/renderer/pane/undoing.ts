import { beginning, oneLine } from '../../shared/one-line'
import type { Annotation } from '../../shared/records/annotation'
import type { NoteDraft } from '../../shared/records/note'
import { knownBy } from '../../shared/records/registry'
import { visible } from '../../shared/visible'
import type { Undoable, Workspace } from '../../shared/workspace/workspace'
import { change } from '../session/saving'
import { get } from '../session/store'
import { say } from '../session/toasts'
import { focusedPane } from './desk'
import { closeEditor, followDraft, saveWords } from './editing'
import { rangeOf } from './located'
import { paneFor } from './panes'
import { jumpTo } from './places'

let stepping: Promise<void> = Promise.resolve()

/** Takes back the last thing that was done, also in an earlier session; one after the other. */
export function undo(): Promise<void> {
  return inTurn(undoLast)
}

/** Does again what was undone last, unless something else was done since. */
export function redo(): Promise<void> {
  return inTurn(redoLast)
}

function inTurn(step: () => Promise<void>): Promise<void> {
  const own = stepping.then(step)
  stepping = own.catch(() => undefined) // whoever asked is told; the next one goes on from there
  return own
}

async function undoLast(): Promise<void> {
  // Words that come back need the editor: what stands in it becomes a note first, and is then the last thing done.
  if (get().workspace.undos.at(-1)?.inverse.type === 'draft' && !(await closeEditor())) return
  const before = get().workspace
  const last = before.undos.at(-1)
  if (!last) return say('Nothing to undo')
  await change({ type: 'undo' })
  await show(last, last.title, before)
}

async function redoLast(): Promise<void> {
  if (get().workspace.redos.at(-1)?.inverse.type === 'draft' && !(await saveWords())) return
  const before = get().workspace
  const last = before.redos.at(-1)
  if (!last) return say('Nothing to redo')
  await change({ type: 'redo' })
  await show(last, last.again, before)
}

/** Says what was done to what, and goes there. */
async function show({ inverse }: Undoable, title: string, before: Workspace): Promise<void> {
  const things = thingsOf(inverse, before, get().workspace)
  const [first] = things
  const pane = first ? await paneFor(first.briefId) : focusedPane()
  if (inverse.type === 'draft') followDraft(pane)
  if (!first) {
    say(title)
    return
  }
  const more = things.length > 1 ? ` and ${things.length - 1} more` : ''
  say(`${title}: ${wordsOf(first)}${more}`)
  const range = rangeOf(pane.brief, first)
  if (range) jumpTo(pane, range)
}

/** The annotations, or the words being written, that an undo or redo was about. */
function thingsOf(
  inverse: Undoable['inverse'],
  before: Workspace,
  after: Workspace,
): (Annotation | NoteDraft)[] {
  switch (inverse.type) {
    case 'put':
      return [inverse.annotation]
    case 'draft':
      return [inverse.draft ?? before.draft ?? []].flat()
    case 'remove':
    case 'restore': {
      const ids = new Set(inverse.ids)
      return (inverse.type === 'remove' ? before : after).annotations.filter(({ id }) => ids.has(id))
    }
    case 'move':
      return after.annotations.filter(({ id }) => id === inverse.id)
  }
}

const longestWords = 60

function wordsOf(thing: Annotation | NoteDraft): string {
  const known = 'kind' in thing ? knownBy(thing) : thing.text || thing.tags.join(', ')
  return `“${visible(beginning(oneLine(known.replaceAll(/^“|”$/g, '')), longestWords))}”`
}
