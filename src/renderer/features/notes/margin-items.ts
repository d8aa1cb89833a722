import { useMemo } from 'react'
import type { Range } from '../../../shared/brief/range'
import type { Note } from '../../../shared/records/note'
import { stack } from '../../../shared/stack'
import { inPageOrder, placeOf } from '../../pane/located'
import { pageArticle, rectAt } from '../../pane/page'
import type { Pane } from '../../pane/pane'
import { aboutHowLow, type PassageBox, passageBoxes } from '../../pane/text-elements'
import { useEditing, usePane } from '../../pane/use-pane'
import type { Editing } from '../../session/state'
import { useWorkbench } from '../../session/store'

/** A note beside its words, or the editor of one; `key` lasts as long as either. */
export type Item = { key: string; place: Range; note: Note | null; editing: Editing | null }

/** The notes that have a place, in its order; the one being written is an editor and keeps its key throughout. */
export function useItems(): Item[] {
  const { brief } = usePane()
  const annotations = useWorkbench(({ workspace }) => workspace.annotations)
  const editing = useEditing()
  const written = useMemo(
    () =>
      inPageOrder(brief, annotations, 'note').flatMap((note): Item[] => {
        const place = placeOf(brief, note)
        return place ? [{ key: note.id, place, note, editing: null }] : []
      }),
    [brief, annotations],
  )
  return useMemo(() => {
    if (!editing) return written
    const place = editing.range ?? { start: 0, end: 0 }
    const others = written.filter(({ key }) => key !== editing.draft.noteId)
    const after = others.findIndex((other) => other.place.start > place.start)
    const at = after < 0 ? others.length : after
    return others.toSpliced(at, 0, { key: editing.key, place, note: null, editing })
  }, [written, editing])
}

/** How far below the passage's top the words of a note begin, as long as the passage is as high as it was then. */
export type Line = { within: number; height: number }

const gap = 14

/** What decides where the notes stand beside the text. */
type Beside = {
  pane: Pane
  list: HTMLElement
  items: readonly Item[]
  /** The key of the one that stands exactly level with its words. */
  held: string | undefined
  /** The lines of those that were built, by their keys; remembered here. */
  lines: Map<string, Line>
}

/**
 * The tops of notes that stand level with the line their words begin on, or as near as the others allow; in CSS pixels
 * from the list's own top. The line of a note that was never built is not measured but guessed: there may be thousands.
 */
export function standBeside(
  { pane, list, items, held, lines }: Beside,
  heights: readonly number[],
): number[] {
  const article = pageArticle(pane)
  if (!article) return heights.map(() => 0)
  const boxAt = passageBoxes(article)
  measureLines(list, { pane, items, lines, boxAt })
  const base = list.getBoundingClientRect().top
  const wishes = items.map(({ key, place }, index) => {
    const box = boxAt(place.start)
    const line = lines.get(key)
    const within = line?.height === box.height ? line.within : aboutHowLow(box, place.start)
    return { top: box.top + within - base, height: heights[index] ?? 0 }
  })
  const height = article.parentElement?.offsetHeight ?? 0
  return stack(wishes, { gap, height, held: items.findIndex(({ key }) => key === held) })
}

type Lines = {
  pane: Pane
  items: readonly Item[]
  lines: Map<string, Line>
  boxAt: (offset: number) => PassageBox
}

function measureLines(list: HTMLElement, { pane, items, lines, boxAt }: Lines): void {
  const built = new Set([...list.children].map((row) => (row instanceof HTMLElement ? row.dataset.key : '')))
  for (const { key, place } of items) {
    if (!built.has(key)) continue
    const { top, height } = boxAt(place.start)
    if (lines.get(key)?.height === height) continue
    const rect = rectAt(pane, place.start)
    if (rect) lines.set(key, { within: rect.top - top, height })
  }
}
