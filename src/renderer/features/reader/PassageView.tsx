import { memo } from 'react'
import type { Passage } from '../../../shared/brief/brief'
import { split } from '../../../shared/brief/range'
import { attempt } from '../../commands'
import { toggleBookmark } from '../../pane/annotating'
import { set, useWorkbench } from '../../session/store'
import { Icon } from '../../ui/Icon'
import { choose } from './choose'
import { type Layer, paintOf } from './layers'
import styles from './PassageView.module.css'

type Props = { passage: Passage; text: string; layers: Layer[]; isBookmarked: boolean }

/** One block of the page: its ribbon, its number, and its exact words in pieces. */
function PassageViewPlain({ passage, text, layers, isBookmarked }: Props) {
  const isCurrent = useWorkbench(({ current }) => current === passage.id)
  return (
    <div
      className={styles.passage}
      data-passage={passage.id}
      data-kind={passage.kind}
      data-current={isCurrent || undefined}
      tabIndex={-1}
      onPointerDown={() => set({ current: passage.id })}
    >
      <div className={styles.gutter}>
        <button
          type="button"
          className={styles.ribbon}
          tabIndex={isCurrent ? 0 : -1}
          aria-pressed={isBookmarked}
          aria-label={`Bookmark ${nameOf(passage, text)}`}
          onClick={() => void attempt(() => toggleBookmark(passage))}
        >
          <Icon name="ribbon" isFilled={isBookmarked} />
        </button>
        <span className={styles.number}>{passage.number}</span>
      </div>
      <Words passage={passage} text={text} layers={layers} />
    </div>
  )
}

function Words({ passage, text, layers }: Omit<Props, 'isBookmarked'>) {
  const Element = passage.kind === 'title' ? 'h1' : passage.kind === 'heading' ? 'h2' : 'p'
  const dash = passage.kind === 'item' ? (/^[-–—•*]\s+/.exec(text)?.[0].length ?? 0) : 0
  const pieces = split(passage, layers)
  return (
    <Element className={styles.words} data-text={passage.start}>
      {dash > 0 && <span className={styles.dash}>{text.slice(0, dash)}</span>}
      {pieces.map(({ start, end, layers: on }) => {
        const words = text.slice(Math.max(start - passage.start, dash), end - passage.start)
        if (words === '') return null
        if (on.length === 0) return <span key={start}>{words}</span>
        return (
          // The keyboard reaches the same notes and highlights through the lists; a click here is a short cut.
          <mark key={start} className={styles.mark} {...paintOf(on)} onClick={() => choose(on)}>
            {words}
          </mark>
        )
      })}
    </Element>
  )
}

function nameOf({ number, kind }: Passage, text: string): string {
  return number === null ? `${kind} “${text.slice(0, 40)}${text.length > 40 ? '…' : ''}”` : `¶${number}`
}

/** Drawn again only when something on this very passage changed. */
export const PassageView = memo(PassageViewPlain, (before, now) => {
  const isSamePassage = before.passage === now.passage && before.isBookmarked === now.isBookmarked
  const isSamePaint = before.layers.length === now.layers.length
  return (
    isSamePassage && isSamePaint && before.layers.every((layer, index) => isSame(layer, now.layers[index]))
  )
})

function isSame(a: Layer, b: Layer | undefined): boolean {
  return b !== undefined && a.start === b.start && a.end === b.end && JSON.stringify(a) === JSON.stringify(b)
}
