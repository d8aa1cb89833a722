import { memo } from 'react'
import type { Passage } from '../../../shared/brief/brief'
import { split } from '../../../shared/brief/range'
import { attempt } from '../../commands'
import { toggleBookmark } from '../../pane/annotating'
import { usePane } from '../../pane/use-pane'
import { Icon } from '../../ui/Icon'
import { choose } from './choose'
import { isSameLayer, type Layer, paintOf } from './layers'
import styles from './PassageView.module.css'

type Props = {
  passage: Passage
  text: string
  layers: Layer[]
  isCurrent: boolean
  isBookmarked: boolean
  /** With its ribbon and number: the first picture of the page does without. */
  isWhole: boolean
}

/** One block of the page: its ribbon, its number, and its exact words in pieces. */
function PassageViewPlain({ passage, text, layers, isCurrent, isBookmarked, isWhole }: Props) {
  const pane = usePane()
  return (
    <div
      className={styles.passage}
      data-passage={passage.id}
      data-kind={passage.kind}
      data-current={isCurrent || undefined}
      style={{ containIntrinsicBlockSize: `auto ${linesOf(text)}lh` }}
      tabIndex={-1}
      onPointerDown={() => pane.state.setState({ current: passage.id })}
    >
      {isWhole && (
        <div className={styles.gutter}>
          <button
            type="button"
            className={styles.ribbon}
            tabIndex={isCurrent ? 0 : -1}
            aria-pressed={isBookmarked}
            aria-label={`Bookmark ${nameOf(passage, text)}`}
            onClick={() => void attempt(() => toggleBookmark(pane, passage))}
          >
            <Icon name="ribbon" isFilled={isBookmarked} />
          </button>
          <span className={styles.number}>{passage.number}</span>
        </div>
      )}
      <Words passage={passage} text={text} layers={layers} />
    </div>
  )
}

/** About how many lines the text fills: what is far from the view is not laid out, and stands there as high as that. */
function linesOf(text: string): number {
  return Math.ceil(text.length / charactersInLine)
}

const charactersInLine = 72

function Words({ passage, text, layers }: Pick<Props, 'passage' | 'text' | 'layers'>) {
  const pane = usePane()
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
          <mark key={start} className={styles.mark} {...paintOf(on)} onClick={() => choose(pane, on)}>
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
  return (
    before.passage === now.passage &&
    before.isCurrent === now.isCurrent &&
    before.isBookmarked === now.isBookmarked &&
    before.isWhole === now.isWhole &&
    isSamePaint(before.layers, now.layers)
  )
})

function isSamePaint(before: Layer[], now: Layer[]): boolean {
  if (before === now) return true
  return before.length === now.length && before.every((layer, index) => isSameLayer(layer, now[index]))
}
