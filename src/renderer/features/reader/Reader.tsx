import { useEffect, useLayoutEffect, useMemo } from 'react'
import { isSameRange, overlaps, type Range } from '../../../shared/brief/range'
import { placeOf } from '../../pane/located'
import { isInView, scroller, scrollToPosition } from '../../pane/page'
import { jumpTo, lookAround } from '../../pane/places'
import { get, useWorkbench } from '../../session/store'
import type { Layer } from './layers'
import { PassageView } from './PassageView'
import styles from './Reader.module.css'
import { followSelection } from './selection'

/** The page: every passage of the brief with its highlights, hits and ribbons. */
export function Reader() {
  const brief = useWorkbench((workbench) => workbench.brief)
  const layers = useLayers()
  const bookmarked = useBookmarked()
  useLayoutEffect(reopen, [])
  useEffect(followScrolling, [])
  useEffect(followSelection, [])
  return (
    <main className={styles.page}>
      <article aria-label={brief.title} className={styles.article} lang="en">
        {brief.passages.map((passage) => (
          <PassageView
            key={passage.id}
            passage={passage}
            text={brief.text.slice(passage.start, passage.end)}
            layers={layers.filter((layer) => overlaps(layer, passage))}
            isBookmarked={bookmarked.some(
              (place) => place.start >= passage.start && place.start < passage.end,
            )}
          />
        ))}
      </article>
    </main>
  )
}

/** Everything that is painted on the text, hits last, since they lie on top. */
function useLayers(): Layer[] {
  const brief = useWorkbench((workbench) => workbench.brief)
  const annotations = useWorkbench(({ workspace }) => workspace.annotations)
  const hits = useWorkbench((workbench) => workbench.hits)
  const marked = useWorkbench((workbench) => workbench.markedHit)
  const editing = useWorkbench((workbench) => workbench.editing)
  return useMemo(() => {
    const painted: Layer[] = annotations.flatMap((annotation) => {
      const range = annotation.kind === 'bookmark' ? null : placeOf(brief, annotation)
      if (!range || annotation.kind === 'bookmark') return []
      return [{ ...range, kind: annotation.kind, id: annotation.id, colour: annotation.colour }]
    })
    const draft: Layer[] =
      editing?.range && editing.draft.noteId === null
        ? [{ ...editing.range, kind: 'draft', colour: editing.draft.colour }]
        : []
    const found = hits.map((hit) => ({ ...hit, kind: 'hit' as const, isMarked: isSameRange(hit, marked) }))
    return [...painted, ...draft, ...found]
  }, [brief, annotations, hits, marked, editing])
}

function useBookmarked(): Range[] {
  const brief = useWorkbench((workbench) => workbench.brief)
  const annotations = useWorkbench(({ workspace }) => workspace.annotations)
  return useMemo(
    () => annotations.flatMap((each) => (each.kind === 'bookmark' ? (placeOf(brief, each) ?? []) : [])),
    [brief, annotations],
  )
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
