import { type ReactNode, useEffect } from 'react'
import { createPortal } from 'react-dom'
import { sectionOf } from '../../../shared/brief/brief'
import { attempt } from '../../commands'
import { focusPane, usePanes } from '../../pane/desk'
import type { Pane } from '../../pane/pane'
import { closePane } from '../../pane/panes'
import { currentPassage } from '../../pane/places'
import { PaneContext, usePane, usePaneState } from '../../pane/use-pane'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import styles from './Desk.module.css'

/** The pages that are open, side by side; below 1100 px the one that has the focus. `children` is drawn in each. */
export function Desk({ children }: { children: ReactNode }) {
  const { panes, focused } = usePanes()
  return (
    <div className={styles.desk} data-panes={panes.length}>
      {panes.map((pane, index) => (
        <PaneContext key={pane.id} value={pane}>
          <div className={styles.place} data-focused={pane === focused} ref={(place) => stand(pane, place)} />
          <PaneElement name={nameOf(panes, index)} />
          {createPortal(
            <>
              {panes.length > 1 && <Head />}
              {children}
            </>,
            pane.element,
          )}
        </PaneContext>
      ))}
    </div>
  )
}

/** Puts the pane in its place, once: an element that is moved forgets where it was scrolled to. */
function stand({ element }: Pane, place: HTMLElement | null): void {
  if (!place || element.parentElement === place) return
  element.className = styles.pane ?? ''
  place.append(element)
}

/** The region of the pane: named by its brief, and by its place where both show the same. */
function PaneElement({ name }: { name: string }) {
  const pane = usePane()
  useEffect(() => pane.element.setAttribute('aria-label', name), [pane, name])
  useEffect(() => followFocus(pane), [pane])
  return null
}

function followFocus(pane: Pane): () => void {
  const take = () => focusPane(pane)
  pane.element.addEventListener('focusin', take)
  pane.element.addEventListener('pointerdown', take)
  return () => {
    pane.element.removeEventListener('focusin', take)
    pane.element.removeEventListener('pointerdown', take)
  }
}

const places = ['first pane', 'second pane']

function nameOf(panes: Pane[], index: number): string {
  const title = panes[index]?.brief.title ?? ''
  const isAlone = panes.every(({ brief }, other) => other === index || brief.title !== title)
  return isAlone ? title : `${title}, ${places[index]}`
}

/** Above a page that is not alone: its brief, where the reader is in it, and the way to close it. */
function Head() {
  const pane = usePane()
  usePaneState(({ place, current }) => `${place?.offset} ${current}`)
  const passage = currentPassage(pane)
  const { number } = sectionOf(pane.brief, passage)
  const where = [number === null ? null : `§${number}`, passage.number === null ? null : `¶${passage.number}`]
  return (
    <div className={styles.head}>
      <span className={styles.title} title={pane.brief.title}>
        {pane.brief.title}
      </span>
      <span className={styles.where}>{where.filter((part) => part !== null).join(' · ')}</span>
      <Button look="icon" aria-label="Close this pane" onClick={() => void attempt(() => closePane(pane))}>
        <Icon name="close" />
      </Button>
    </div>
  )
}
