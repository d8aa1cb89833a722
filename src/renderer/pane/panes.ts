import type { Brief } from '../../shared/brief/brief'
import type { Annotation } from '../../shared/records/annotation'
import { readBrief } from '../session/library'
import { changeSettings } from '../session/settings'
import { get } from '../session/store'
import { allPanes, focusedPane, focusPane, isOneAtATime, layPanes } from './desk'
import { adoptEditing, releaseEditing, showNote } from './editing'
import { placeOf } from './located'
import { createPane, memoryOf, type Pane, type PaneMemory, type PaneState } from './pane'
import { focusCurrent, jumpTo } from './places'

const mostPanes = 2
/** What a pane still knows of the briefs that stood in its place before it. */
const memories = new WeakMap<Pane, Map<string, PaneMemory>>()
let made = 0

/** Lays the first brief on the desk. */
export function layFirst(brief: Brief): Pane {
  const pane = make(brief, new Map())
  layPanes([pane], pane)
  return pane
}

/** Gives the focus and the keys to the pane after the one that has them. */
export function goToNextPane(): void {
  const panes = allPanes()
  const next = panes[(panes.indexOf(focusedPane()) + 1) % panes.length]
  if (next) giveKeys(next)
}

/** Opens a second pane; where there is one, it is closed again, or turned to where only one is shown at a time. */
export async function toggleSecondPane(): Promise<void> {
  const second = allPanes()[1]
  if (!second) openSecondPane()
  else if (isOneAtATime()) goToNextPane()
  else await closePane(second)
}

/** Lays a second pane beside the first, with the same brief at the same place, and gives it the focus. */
function openSecondPane(): void {
  const panes = allPanes()
  if (panes.length >= mostPanes) return
  const { brief, ...from } = focusedPane()
  const { place, here, current } = from.state.getState()
  const pane = make(brief, new Map([[brief.id, { place, here, current, back: [], forward: [] }]]))
  layPanes([...panes, pane], pane)
  adoptEditing(pane)
  giveKeys(pane)
}

/** Takes a pane off the desk; the last one stays. A note that is being written in it goes on in the other, or waits. */
export async function closePane(pane: Pane): Promise<void> {
  const panes = allPanes()
  const rest = panes.filter((other) => other !== pane)
  const [next] = rest
  if (!next || rest.length === panes.length) return
  const hasKeys = pane.element.contains(document.activeElement)
  layPanes(rest, next)
  const isKept = releaseEditing(pane)
  for (const other of rest) adoptEditing(other)
  if (hasKeys) giveKeys(next)
  await Promise.all([isKept, pane.close()])
}

/**
 * Shows a brief in a pane, which comes back to where it was left there; answers with the pane that shows it. Throws the
 * Failure 'brief-unreadable' or 'brief-changed'.
 */
export async function showBrief(id: string, from = focusedPane()): Promise<Pane> {
  if (from.brief.id === id) return from
  const { brief } = await readBrief(id)
  const panes = allPanes()
  if (!panes.includes(from)) return focusedPane() // it was closed while the text was read
  const memory = memories.get(from) ?? new Map<string, PaneMemory>()
  const { origin } = from.state.getState()
  const pane = make(brief, memory.set(from.brief.id, memoryOf(from)), origin)
  layPanes(
    panes.map((each) => (each === from ? pane : each)),
    focusedPane() === from ? pane : focusedPane(),
  )
  const isKept = releaseEditing(from)
  for (const each of allPanes()) adoptEditing(each)
  await Promise.all([isKept, from.close(), rememberLast(id), nextFrame()])
  return pane
}

/** The pane to show something of a brief in: the focused one if it can be; one whose brief is not there changes nothing. */
export async function paneFor(id: string): Promise<Pane> {
  const focused = focusedPane()
  const open = [focused, ...allPanes()].find(({ brief }) => brief.id === id)
  if (open) return open
  const isListed = get().briefs.some((each) => each.isVerified && each.metadata.id === id)
  return isListed ? showBrief(id) : focused
}

/** Goes to an annotation in the focused pane, which shows its brief then; stays where its brief cannot be shown. */
export async function goTo(annotation: Annotation): Promise<void> {
  const pane = await showBrief(annotation.briefId)
  if (annotation.kind === 'note') return showNote(pane, annotation)
  const place = placeOf(pane.brief, annotation)
  if (place) jumpTo(pane, place)
}

async function rememberLast(lastBrief: string): Promise<void> {
  if (get().workspace.settings.lastBrief !== lastBrief) await changeSettings({ lastBrief })
}

function giveKeys(pane: Pane): void {
  focusPane(pane)
  requestAnimationFrame(() => focusCurrent(pane))
}

/** By then the page stands in the window, and can be scrolled. */
function nextFrame(): Promise<unknown> {
  return new Promise(requestAnimationFrame)
}

function make(brief: Brief, memory: Map<string, PaneMemory>, origin: PaneState['origin'] = null): Pane {
  made += 1
  const pane = createPane(brief, document.createElement('section'), {
    id: `pane-${made}`,
    memory: memory.get(brief.id) ?? null,
    origin,
  })
  memories.set(pane, memory)
  return pane
}
