import { lazy, memo, Suspense, useState } from 'react'
import { type Brief, passageAt } from '../../../shared/brief/brief'
import { beginning } from '../../../shared/one-line'
import type { Note } from '../../../shared/records/note'
import { visible } from '../../../shared/visible'
import { attempt } from '../../commands'
import { removeAll } from '../../pane/annotating'
import { editNote } from '../../pane/editing'
import { placeOf } from '../../pane/located'
import type { Pane } from '../../pane/pane'
import { goTo, showBrief } from '../../pane/panes'
import { usePane } from '../../pane/use-pane'
import { showWordings, wordingsOf } from '../../pane/wordings'
import { useWorkbench } from '../../session/store'
import { when } from '../../session/when'
import { Boundary } from '../../ui/Boundary'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import styles from './NoteCard.module.css'

const NoteMarkdown = lazy(() => import('./NoteMarkdown'))

/** Notes longer than this are folded until they are asked for, in UTF-16 units. */
const longNote = 600

/** About how high a card is that nobody has seen yet, in CSS pixels. */
export function guessedHeight(text: string): number {
  return 64 + 20 * Math.ceil(Math.min(text.length, longNote) / 40)
}

/** A note as it is read: the words it stands on, what it says, its tags, and where and when. */
function NoteCardPlain({ note }: { note: Note }) {
  const pane = usePane()
  const hasWordings = useWorkbench(({ workspace }) => wordingsOf(workspace.versions, note).length > 0)
  const [isWhole, setWhole] = useState(false)
  const isLong = note.text.length > longNote
  const shown = isWhole ? note.text : beginning(note.text, longNote)
  const plain = <p>{visible(shown)}</p>
  return (
    <article
      className={styles.card}
      data-note={note.id}
      data-colour={note.colour}
      tabIndex={-1}
      aria-label="Note"
    >
      {note.anchor && <Quote text={note.anchor.quote} onClick={() => void attempt(() => goTo(note))} />}
      <div className={styles.text}>
        <Boundary instead={plain}>
          <Suspense fallback={plain}>
            <NoteMarkdown text={shown} />
          </Suspense>
        </Boundary>
      </div>
      {isLong && (
        <Button
          look="quiet"
          className={styles.more ?? ''}
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? 'Show less' : `Show all ${note.text.length.toLocaleString('en')} characters`}
        </Button>
      )}
      <p className={styles.foot}>
        {note.tags.map((tag) => (
          <span key={tag} className={styles.tag}>
            #{visible(tag)}
          </span>
        ))}
        <span>
          {whereOf(pane.brief, note)} · {when(note.updatedAt)}
        </span>
        {hasWordings && (
          <Button
            look="icon"
            className={styles.history ?? ''}
            aria-label="Earlier wordings"
            title="Earlier wordings"
            onClick={() => showWordings(note)}
          >
            <Icon name="history" />
          </Button>
        )}
        <span className={styles.actions}>
          <Button look="icon" aria-label="Edit note" onClick={() => void attempt(() => editIn(pane, note))}>
            <Icon name="pencil" />
          </Button>
          <Button
            look="icon"
            aria-label="Delete note"
            onClick={() => void attempt(() => removeAll([note.id]))}
          >
            <Icon name="trash" />
          </Button>
        </span>
      </p>
    </article>
  )
}

export const NoteCard = memo(NoteCardPlain)

function Quote({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <button type="button" className={styles.quote} onClick={onClick} title="Show in the text">
      “{beginning(text, 90)}”
    </button>
  )
}

/** A note is reworded beside its own brief. */
async function editIn(pane: Pane, note: Note): Promise<void> {
  await editNote(await showBrief(note.briefId, pane), note)
}

function whereOf(brief: Brief, note: Note): string {
  if (note.briefId !== brief.id) return 'in another brief'
  const place = placeOf(brief, note)
  if (!place) return 'no longer in the text'
  const { number, kind } = passageAt(brief, place.start)
  return number === null ? kind : `¶${number}`
}
