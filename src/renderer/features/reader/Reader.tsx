import { useDeferredValue, useEffect, useLayoutEffect, useMemo } from 'react'
import { passageIndexAt, textAt } from '../../../shared/brief/brief'
import { isSameRange } from '../../../shared/brief/range'
import { usePanes } from '../../pane/desk'
import { placeOf } from '../../pane/located'
import { isInView, pageArticle, scroller, scrollToPosition } from '../../pane/page'
import type { Pane } from '../../pane/pane'
import { jumpTo, lookAround } from '../../pane/places'
import { useEditing, usePane, usePaneState } from '../../pane/use-pane'
import { get, useWorkbench } from '../../session/store'
import { byPassage, type Layer, type LayersByPassage, layerOf, paintedAround } from './layers'
import { PassageView } from './PassageView'
import styles from './Reader.module.css'
import { followSelection } from './selection'

const none: Layer[] = []

/** A brief of more passages than this is laid out near the view only. */
const mostLaidOut = 300

/**
 * The page: every passage of the brief with its highlights, hits and ribbons. Where there are thousands of these, only
 * those around the reader are built; the ribbons come after the first picture.
 */
export function Reader() {
  const pane = usePane()
  const { brief } = pane
  const isFocused = usePanes().focused === pane
  const current = usePaneState((state) => state.current)
  const texts = useMemo(() => brief.passages.map((passage) => textAt(brief, passage)), [brief])
  const layers = usePaintedLayers()
  const bookmarked = useBookmarked()
  const isWhole = useDeferredValue(true, false)
  useLayoutEffect(() => reopen(pane), [pane])
  useEffect(() => followScrolling(pane), [pane])
  useEffect(() => followSelection(pane), [pane])
  return (
    // The page that has the focus is the main one: there is one landmark of that name, however many pages there are.
    <main role={isFocused ? undefined : 'presentation'} className={styles.page} data-page>
      <article
        aria-label={brief.title}
        className={styles.article}
        lang="en"
        data-long={brief.passages.length > mostLaidOut || undefined}
      >
        {brief.passages.map((passage, index) => (
          <PassageView
            key={passage.id}
            passage={passage}
            text={texts[index] ?? ''}
            layers={layers.get(index) ?? none}
            isCurrent={passage.id === current}
            isBookmarked={bookmarked.has(index)}
            isWhole={isWhole}
          />
        ))}
      </article>
    </main>
  )
}

const step = 4 // passages that are read before it is looked anew at what is to be painted

/** What is painted around the reader, by the index of its passage; hits come last, since they lie on top. */
function usePaintedLayers(): LayersByPassage {
  const { brief } = usePane()
  const at = usePaneState(({ place }) => Math.floor(passageIndexAt(brief, place?.offset ?? 0) / step) * step)
  const annotated = useAnnotated()
  const passing = usePassing()
  return useMemo(() => {
    const count = (index: number) => (annotated.get(index)?.length ?? 0) + (passing.get(index)?.length ?? 0)
    const [from, to] = paintedAround(count, { at, last: brief.passages.length - 1 })
    const all = new Map<number, Layer[]>()
    for (const index of new Set([...annotated.keys(), ...passing.keys()]))
      if (index >= from && index <= to)
        all.set(index, [...(annotated.get(index) ?? none), ...(passing.get(index) ?? none)])
    return all
  }, [brief, at, annotated, passing])
}

function useAnnotated(): LayersByPassage {
  const { brief } = usePane()
  const annotations = useWorkbench(({ workspace }) => workspace.annotations)
  return useMemo(() => {
    const painted = annotations.flatMap((annotation) => {
      const range = placeOf(brief, annotation)
      return (range && layerOf(annotation, range)) ?? []
    })
    return byPassage(brief, painted)
  }, [brief, annotations])
}

/** What comes and goes: the words that a new note will stand on, and the hits. */
function usePassing(): LayersByPassage {
  const { brief } = usePane()
  const hits = usePaneState((state) => state.hits)
  const marked = usePaneState((state) => state.markedHit)
  const editing = useEditing()
  return useMemo(() => {
    const draft: Layer[] =
      editing?.range && editing.draft.noteId === null
        ? [{ ...editing.range, kind: 'draft', colour: editing.draft.colour }]
        : []
    const found = hits.map((hit) => ({ ...hit, kind: 'hit' as const, isMarked: isSameRange(hit, marked) }))
    return byPassage(brief, [...draft, ...found])
  }, [brief, hits, marked, editing])
}

/** The indexes of the passages in which a bookmark begins. */
function useBookmarked(): ReadonlySet<number> {
  const { brief } = usePane()
  const annotations = useWorkbench(({ workspace }) => workspace.annotations)
  return useMemo(() => {
    const places = annotations.flatMap((each) =>
      each.kind === 'bookmark' ? (placeOf(brief, each) ?? []) : [],
    )
    return new Set(places.map(({ start }) => passageIndexAt(brief, start)))
  }, [brief, annotations])
}

/**
 * Shows the place of the last session again, once the fonts that decide where the lines break are there; and the words
 * that a note was being written on, if they are elsewhere.
 */
function reopen(pane: Pane): void {
  const { place } = pane.state.getState()
  const { editing } = get()
  if (place) scrollToPosition(pane, place)
  void document.fonts.ready.then(() => {
    if (place && pane.state.getState().back.length === 0) scrollToPosition(pane, place)
    lookAround(pane)
    if (editing?.pane === pane.id && editing.range && !isInView(pane, editing.range))
      jumpTo(pane, editing.range)
  })
}

/** Looks where the reader is, once a frame while the page scrolls; keeps the place when the lines break anew. */
function followScrolling(pane: Pane): () => void {
  const frame = scroller(pane)
  let waiting = 0
  const look = () => {
    cancelAnimationFrame(waiting)
    waiting = requestAnimationFrame(() => lookAround(pane))
  }
  const lines = new ResizeObserver(() => {
    const { place } = pane.state.getState()
    if (place) scrollToPosition(pane, place)
  })
  const article = pageArticle(pane)
  if (article) lines.observe(article)
  frame?.addEventListener('scroll', look, { passive: true })
  return () => {
    cancelAnimationFrame(waiting)
    frame?.removeEventListener('scroll', look)
    lines.disconnect()
  }
}
