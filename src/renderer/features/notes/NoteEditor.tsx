import { useEffect, useId, useRef, useState } from 'react'
import { highlightColours, limits } from '../../../shared/limits'
import { parseTags } from '../../../shared/records/tags'
import { attempt } from '../../commands'
import { closeEditor, deleteEdited, discard, type } from '../../pane/editing'
import { usePane } from '../../pane/use-pane'
import type { Editing } from '../../session/state'
import { Button } from '../../ui/Button'
import { Swatch } from '../../ui/Swatch'
import styles from './NoteEditor.module.css'

/** Where a note is written. Every key is on the disk within a second, as a draft; Escape makes a note of it. */
export function NoteEditor({ editing }: { editing: Editing }) {
  const { draft, isReturned, isClosing } = editing
  const { element } = usePane()
  const [words, setWords] = useState({ ...draft, tags: draft.tags.join(', ') })
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => void import('./NoteMarkdown'), []) // it will be wanted when the note is done
  useEffect(() => goOnWriting(field.current, { preventScroll: isReturned }), [isReturned])
  useEffect(() => () => handBack(element, draft.noteId), [element, draft.noteId])
  const { tags, refused } = parseTags(words.tags)

  function update(part: Partial<typeof words>): void {
    const now = { ...words, ...part }
    setWords(now)
    const typed = parseTags(now.tags)
    type({ text: now.text, tags: typed.tags, colour: now.colour }, faultOfTags(typed.refused))
  }

  return (
    <div className={styles.editor} data-colour={words.colour}>
      {isReturned && (
        <p role="status" className={styles.returned}>
          This is what you were writing.
        </p>
      )}
      <textarea
        ref={field}
        className={styles.text}
        aria-label="Note text"
        placeholder="Write in Markdown"
        maxLength={limits.note}
        spellCheck={false}
        readOnly={isClosing}
        value={words.text}
        onChange={(event) => update({ text: event.target.value })}
      />
      <Room length={words.text.length} />
      <Tags value={words.tags} refused={refused} onChange={(value) => update({ tags: value })} />
      <div className={styles.foot}>
        {highlightColours.map((colour) => (
          <Swatch
            key={colour}
            colour={colour}
            name={`Colour ${colour}`}
            isChosen={colour === words.colour}
            onChoose={() => update({ colour })}
          />
        ))}
        <Actions isNew={draft.noteId === null} isEmpty={words.text.trim() === '' && tags.length === 0} />
      </div>
    </div>
  )
}

/** Said only where it matters: near the limit, and at it. */
function Room({ length }: { length: number }) {
  if (length < limits.note * 0.9) return null
  const count = `${length.toLocaleString('en')} of ${limits.note.toLocaleString('en')} characters`
  return (
    <p role="status" className={styles.refused}>
      {length < limits.note ? count : `${count}: the note is full, further words are not taken`}
    </p>
  )
}

/** Which tags cannot be kept, and why, in sentences; null when all can. */
function faultOfTags(refused: string[]): string | null {
  if (refused.length === 0) return null
  const named = refused.map((tag) => `“${tag.slice(0, 24)}${tag.length > 24 ? '…' : ''}”`).join(', ')
  return `Not kept: ${named}. A tag has at most ${limits.tag} characters, a note at most ${limits.tags} tags. Shorten the tags before the note is done.`
}

type TagsProps = { value: string; refused: string[]; onChange: (value: string) => void }

function Tags({ value, refused, onChange }: TagsProps) {
  const warning = useId()
  return (
    <>
      <input
        className={styles.tags}
        aria-label="Tags"
        aria-invalid={refused.length > 0}
        aria-describedby={refused.length > 0 ? warning : undefined}
        placeholder="Tags, separated by commas"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {refused.length > 0 && (
        <p id={warning} role="alert" className={styles.refused}>
          {faultOfTags(refused)}
        </p>
      )}
    </>
  )
}

function Actions({ isNew, isEmpty }: { isNew: boolean; isEmpty: boolean }) {
  return (
    <span className={styles.actions}>
      {!isNew && (
        <Button look="quiet" onClick={() => void attempt(deleteEdited)}>
          Delete
        </Button>
      )}
      <Button look={isEmpty ? 'plain' : 'quiet'} onClick={() => void attempt(discard)}>
        {isNew && !isEmpty ? 'Discard' : 'Cancel'}
      </Button>
      {!isEmpty && <Button onClick={() => void attempt(closeEditor)}>Done</Button>}
    </span>
  )
}

/** The cursor stands behind the last word. */
function goOnWriting(field: HTMLTextAreaElement | null, options: FocusOptions): void {
  field?.focus(options)
  field?.setSelectionRange(field.value.length, field.value.length)
}

/** The keys go on with the note that was reworded, or with the passage that was noted; unless they are elsewhere. */
function handBack(pane: HTMLElement, noteId: string | null): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return
    const to = noteId === null ? '[data-page] [data-current]' : `[data-note="${noteId}"]`
    pane.querySelector<HTMLElement>(to)?.focus({ preventScroll: true })
  })
}
