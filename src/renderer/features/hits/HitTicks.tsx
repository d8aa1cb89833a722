import { useEffect, useState } from 'react'
import type { Range } from '../../../shared/brief/range'
import { pageArticle, scroller } from '../../pane/page'
import type { Pane } from '../../pane/pane'
import { aboutHowLow, passageBoxes } from '../../pane/text-elements'
import { usePane, usePaneState } from '../../pane/use-pane'
import styles from './HitTicks.module.css'

/** Heights in thousandths of the whole page, and the width of the scroll bar in CSS pixels. */
type Heights = { ticks: number[]; marked: number | null; beside: number }

/** Where the hits stand on the whole page, as ticks beside the scroll bar. Only seen: the list says the same in words. */
export function HitTicks() {
  const pane = usePane()
  const hits = usePaneState((state) => state.hits)
  const marked = usePaneState((state) => state.markedHit)
  const [heights, setHeights] = useState<Heights | null>(null)
  useEffect(() => {
    if (hits.length === 0) {
      setHeights(null)
      return
    }
    return followLines(pane, () => setHeights(measure(pane, hits, marked)))
  }, [pane, hits, marked])
  if (!heights) return null
  return (
    <div aria-hidden="true" className={styles.ticks} style={{ insetInlineEnd: heights.beside }}>
      {heights.ticks.map((height) => (
        <span
          key={height}
          className={styles.tick}
          data-marked={height === heights.marked || undefined}
          style={{ insetBlockStart: `${height / 10}%` }}
        />
      ))}
    </div>
  )
}

/**
 * Measures now, and whenever the lines break anew or the window changes; while nobody waits for it, since a key in the
 * search field must not. Returns the function that stops it.
 */
function followLines(pane: Pane, take: () => void): () => void {
  let waiting = 0
  const schedule = () => {
    cancelIdleCallback(waiting)
    waiting = requestIdleCallback(take, { timeout: 300 })
  }
  const lines = new ResizeObserver(schedule) // speaks once as soon as it begins to observe
  const frame = scroller(pane)
  const article = pageArticle(pane)
  if (frame) lines.observe(frame)
  if (article) lines.observe(article)
  return () => {
    cancelIdleCallback(waiting)
    lines.disconnect()
  }
}

function measure(pane: Pane, hits: Range[], marked: Range | null): Heights | null {
  const frame = scroller(pane)
  const article = pageArticle(pane)
  if (!frame || !article) return null
  const top = frame.getBoundingClientRect().top - frame.scrollTop
  const boxAt = passageBoxes(article)
  const { scrollHeight } = frame
  const tickOf = ({ start }: Range) => {
    const box = boxAt(start)
    return Math.round((1000 * (box.top + aboutHowLow(box, start) - top)) / scrollHeight)
  }
  return {
    ticks: [...new Set(hits.map(tickOf))],
    marked: marked && tickOf(marked),
    beside: frame.offsetWidth - frame.clientWidth,
  }
}
