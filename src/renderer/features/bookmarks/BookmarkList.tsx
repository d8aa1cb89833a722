import { useMemo, useState } from 'react'
import type { Bookmark } from '../../../shared/records/bookmark'
import { attempt } from '../../commands'
import { moveBefore } from '../../pane/annotating'
import { useWorkbench } from '../../session/store'
import styles from './BookmarkList.module.css'
import { BookmarkRow } from './BookmarkRow'

/** The bookmarks in the analyst's own order, which the mouse (drag) and the keyboard (Alt+↑/↓) can change. */
export function BookmarkList({ isAlone }: { isAlone: boolean }) {
  const annotations = useWorkbench(({ workspace }) => workspace.annotations)
  const bookmarks = useMemo(
    () => annotations.filter((each): each is Bookmark => each.kind === 'bookmark'),
    [annotations],
  )
  const [dragged, setDragged] = useState<string | null>(null)
  const drop = (before: string | null) => {
    if (dragged) void attempt(() => moveBefore(dragged, before))
    setDragged(null)
  }
  const move = (index: number, by: 1 | -1) => {
    const before = bookmarks[by === 1 ? index + 2 : index - 1]?.id ?? null
    const bookmark = bookmarks[index]
    const isAtEdge = by === 1 ? index === bookmarks.length - 1 : index === 0
    if (bookmark && !isAtEdge) void attempt(() => moveBefore(bookmark.id, before))
  }
  if (bookmarks.length === 0) {
    return isAlone ? (
      <p className={styles.empty}>No bookmarks yet. Press B on a passage or a selection.</p>
    ) : null
  }
  return (
    <>
      {!isAlone && <h2 className={styles.heading}>Bookmarks</h2>}
      <ol className={styles.list} aria-label="Bookmarks">
        {bookmarks.map((bookmark, index) => (
          <BookmarkRow
            key={bookmark.id}
            bookmark={bookmark}
            onMove={(by) => move(index, by)}
            onDrag={() => setDragged(bookmark.id)}
            onDropBefore={() => drop(bookmark.id)}
          />
        ))}
        <li
          className={styles.end}
          aria-hidden="true"
          onDragOver={(event) => event.preventDefault()}
          onDrop={() => drop(null)}
        />
      </ol>
    </>
  )
}
