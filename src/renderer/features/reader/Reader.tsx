import { useDeferredValue, useEffect, useLayoutEffect, useMemo } from 'react'
import { passageIndexAt, textAt } from '../../../shared/brief/brief'
import { isSameRange } from '../../../shared/brief/range'
import { placeOf } from '../../pane/located'
import { isInView, scroller, scrollToPosition } from '../../pane/page'
import { jumpTo, lookAround } from '../../pane/places'
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
  const brief = useWorkbench((workbench) => workbench.brief)
  const current = useWorkbench((workbench) => workbench.current)
  const texts = useMemo(() => brief.passages.map((passage) => textAt(brief, passage)), [brief])
  const layers = usePaintedLayers()
  const bookmarked = useBookmarked()
  const isWhole = useDeferredValue(true, false)
  useLayoutEffect(reopen, [])
  useEffect(followScrolling, [])
  useEffect(followSelection, [])
  return (
    <main className={styles.page}>
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
  const brief = useWorkbench((workbench) => workbench.brief)
  const at = useWorkbench(({ place }) => Math.floor(passageIndexAt(brief, place?.offset ?? 0) / step) * step)
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
  const brief = useWorkbench((workbench) => workbench.brief)
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
  const brief = useWorkbench((workbench) => workbench.brief)
  const hits = useWorkbench((workbench) => workbench.hits)
  const marked = useWorkbench((workbench) => workbench.markedHit)
  const editing = useWorkbench((workbench) => workbench.editing)
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
  const brief = useWorkbench((workbench) => workbench.brief)
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
function reopen(): void {
  const { place, editing } = get()
  if (place) scrollToPosition(place)
  void document.fonts.ready.then(() => {
    if (place && get().back.length === 0) scrollToPosition(place)
    lookAround()
    if (editing?.range && !isInView(editing.range)) jumpTo(editing.range)
  })
}

/** Looks where the reader is, once a frame while the page scrolls; keeps the place when the lines break anew. */
function followScrolling(): () => void {
  const frame = scroller()
  let waiting = 0
  const look = () => {
    cancelAnimationFrame(waiting)
    waiting = requestAnimationFrame(lookAround)
  }
  const lines = new ResizeObserver(() => {
    const { place } = get()
    if (place) scrollToPosition(place)
  })
  const article = document.querySelector('main article')
  if (article) lines.observe(article)
  frame?.addEventListener('scroll', look, { passive: true })
  return () => {
    frame?.removeEventListener('scroll', look)
    lines.disconnect()
  }
}
