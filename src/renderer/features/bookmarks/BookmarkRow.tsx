import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { type Brief, passageAt, sectionOf } from '../../../shared/brief/brief'
import { limits, tooLong } from '../../../shared/limits'
import type { Bookmark } from '../../../shared/records/bookmark'
import { visible } from '../../../shared/visible'
import { attempt } from '../../commands'
import { removeAll, rename } from '../../pane/annotating'
import { placeOf } from '../../pane/located'
import { goTo } from '../../pane/panes'
import { usePane } from '../../pane/use-pane'
import { titleOf } from '../../session/library'
import { keepUntilSaved } from '../../session/saving'
import { useWorkbench } from '../../session/store'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import styles from './BookmarkList.module.css'

type Props = {
  bookmark: Bookmark
  onMove: (by: 1 | -1) => void
  onDrag: () => void
  onDropBefore: () => void
}

/** One bookmark: Enter or a click goes there, F2 renames, Alt+↑/↓ moves, Delete removes. */
export function BookmarkRow({ bookmark, onMove, onDrag, onDropBefore }: Props) {
  const [isRenaming, setRenaming] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  function remove(): void {
    focusNeighbour(row.current)
    void attempt(() => removeAll([bookmark.id]))
  }
  function onKeyDown(event: KeyboardEvent): void {
    const act = {
      F2: () => setRenaming(true),
      Delete: remove,
      ArrowUp: event.altKey ? () => onMove(-1) : undefined,
      ArrowDown: event.altKey ? () => onMove(1) : undefined,
    }[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    <li
      ref={row}
      className={styles.row}
      draggable={!isRenaming}
      onDragStart={onDrag}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDropBefore}
    >
      {isRenaming ? (
        <NameField
          bookmark={bookmark}
          onDone={() => {
            setRenaming(false)
            requestAnimationFrame(() => row.current?.querySelector('button')?.focus())
          }}
        />
      ) : (
        <>
          <button
            type="button"
            className={styles.name}
            title={`${bookmark.name}\nF2 renames, Alt+↑/↓ moves, Delete removes`}
            onClick={() => void attempt(() => goTo(bookmark))}
            onKeyDown={onKeyDown}
          >
            <Icon name="ribbon" isFilled />
            <span className={styles.words}>{visible(bookmark.name)}</span>
            <span className={styles.where}>
              <Where bookmark={bookmark} />
            </span>
          </button>
          <span className={styles.actions}>
            <Button look="icon" aria-label={`Rename ${bookmark.name}`} onClick={() => setRenaming(true)}>
              <Icon name="pencil" />
            </Button>
            <Button look="icon" aria-label={`Remove ${bookmark.name}`} onClick={remove}>
              <Icon name="trash" />
            </Button>
          </span>
        </>
      )}
    </li>
  )
}

/** Its place in the brief at hand, or the name of the other brief that it is in. */
function Where({ bookmark }: { bookmark: Bookmark }) {
  const { brief } = usePane()
  const briefs = useWorkbench((workbench) => workbench.briefs)
  if (bookmark.briefId !== brief.id) return titleOf(briefs, bookmark.briefId)
  const place = placeOf(brief, bookmark)
  return place ? whereOf(brief, place.start) : 'no longer in the text'
}

function NameField({ bookmark, onDone }: { bookmark: Bookmark; onDone: () => void }) {
  const [name, setName] = useState(bookmark.name)
  const isDone = useRef(false)
  const warning = useId()
  const fault = tooLong(name.trim().length, limits.name)
  const save = () => (isDone.current ? undefined : rename(bookmark.id, name))
  useEffect(() => keepUntilSaved({ flush: async () => save(), isOwing: () => false })) // the name as it is now, should the window close
  const finish = (action: () => unknown) => {
    void attempt(action)
    isDone.current = true
    onDone()
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !fault) finish(save)
    if (event.key === 'Escape') finish(() => undefined)
    if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault()
  }
  return (
    <>
      <input
        className={styles.field}
        aria-label="Bookmark name"
        aria-invalid={fault !== null}
        aria-describedby={warning}
        spellCheck={false}
        value={name}
        ref={selectOnce}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => (fault ? undefined : finish(save))}
      />
      <p id={warning} role="alert" className={styles.fault}>
        {fault}
      </p>
    </>
  )
}

/** The keys go on with the bookmark after the one that leaves, else with the one before. */
function focusNeighbour(row: HTMLElement | null): void {
  const after = row?.nextElementSibling?.querySelector('button')
  const neighbour = after ?? row?.previousElementSibling?.querySelector('button')
  neighbour?.focus()
}

function selectOnce(field: HTMLInputElement | null): void {
  field?.select()
}

function whereOf(brief: Brief, offset: number): string {
  const passage = passageAt(brief, offset)
  const { number, title } = sectionOf(brief, passage)
  const section = number === null ? title : `Section ${number}`
  return passage.number === null ? section : `¶${passage.number} · ${section}`
}
