import { type KeyboardEvent, useState } from 'react'
import type { Bookmark } from '../../shared/annotation'
import { passageAt, sectionOf } from '../../shared/brief'
import { limits } from '../../shared/limits'
import { visible } from '../../shared/visible'
import { attempt } from '../commands'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { removeAll, rename } from '../workbench/annotating'
import { placeOf } from '../workbench/located'
import { jumpTo } from '../workbench/places'
import { useWorkbench } from '../workbench/store'
import styles from './BookmarkList.module.css'

type Props = {
  bookmark: Bookmark
  onMove: (by: 1 | -1) => void
  onDrag: () => void
  onDropBefore: () => void
}

/** One bookmark: Enter or a click goes there, F2 renames, Alt+↑/↓ moves, Delete removes. */
export function BookmarkRow({ bookmark, onMove, onDrag, onDropBefore }: Props) {
  const brief = useWorkbench((workbench) => workbench.brief)
  const [isRenaming, setRenaming] = useState(false)
  const place = placeOf(brief, bookmark)
  function onKeyDown(event: KeyboardEvent): void {
    const act = {
      F2: () => setRenaming(true),
      Delete: () => void attempt(() => removeAll([bookmark.id])),
      ArrowUp: event.altKey ? () => onMove(-1) : undefined,
      ArrowDown: event.altKey ? () => onMove(1) : undefined,
    }[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    <li
      className={styles.row}
      draggable={!isRenaming}
      onDragStart={onDrag}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDropBefore}
    >
      {isRenaming ? (
        <NameField bookmark={bookmark} onDone={() => setRenaming(false)} />
      ) : (
        <>
          <button
            type="button"
            className={styles.name}
            title={`${bookmark.name}\nF2 renames, Alt+↑/↓ moves, Delete removes`}
            onClick={() => place && jumpTo(place)}
            onKeyDown={onKeyDown}
          >
            <Icon name="ribbon" isFilled />
            <span className={styles.words}>{visible(bookmark.name)}</span>
            <span className={styles.where}>
              {place ? whereOf(brief, place.start) : 'no longer in the text'}
            </span>
          </button>
          <span className={styles.actions}>
            <Button look="icon" aria-label={`Rename ${bookmark.name}`} onClick={() => setRenaming(true)}>
              <Icon name="pencil" />
            </Button>
            <Button
              look="icon"
              aria-label={`Remove ${bookmark.name}`}
              onClick={() => void attempt(() => removeAll([bookmark.id]))}
            >
              <Icon name="trash" />
            </Button>
          </span>
        </>
      )}
    </li>
  )
}

function NameField({ bookmark, onDone }: { bookmark: Bookmark; onDone: () => void }) {
  const [name, setName] = useState(bookmark.name)
  const save = () => {
    onDone()
    void attempt(() => rename(bookmark.id, name))
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') save()
    if (event.key === 'Escape') onDone()
    if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault()
  }
  return (
    <input
      className={styles.field}
      aria-label="Bookmark name"
      maxLength={limits.name}
      spellCheck={false}
      value={name}
      ref={(field) => {
        if (field && document.activeElement !== field) field.select()
      }}
      onChange={(event) => setName(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={save}
    />
  )
}

function whereOf(brief: Parameters<typeof passageAt>[0], offset: number): string {
  const passage = passageAt(brief, offset)
  const { number, title } = sectionOf(brief, passage)
  const section = number === null ? title : `Section ${number}`
  return passage.number === null ? section : `¶${passage.number} · ${section}`
}
