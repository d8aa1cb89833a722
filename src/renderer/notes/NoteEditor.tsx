import { useEffect, useId, useRef, useState } from 'react'
import { highlightColours, limits } from '../../shared/limits'
import { parseTags } from '../../shared/tags'
import { attempt } from '../commands'
import { Button } from '../ui/Button'
import { Swatch } from '../ui/Swatch'
import { removeAll } from '../workbench/annotating'
import { abandonEditor, closeEditor, type } from '../workbench/editing'
import type { Editing } from '../workbench/state'
import { useWorkbench } from '../workbench/store'
import styles from './NoteEditor.module.css'

/** Where a note is written. Every key is on its way to the disk within half a second; Escape closes. */
export function NoteEditor({ editing }: { editing: Editing }) {
  const [words, setWords] = useState({
    text: editing.text,
    tags: editing.tags.join(', '),
    colour: editing.colour,
  })
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const { tags, refused } = parseTags(words.tags)

  function update(part: Partial<typeof words>): void {
    const now = { ...words, ...part }
    setWords(now)
    type({ text: now.text, tags: parseTags(now.tags).tags, colour: now.colour })
  }

  return (
    <div className={styles.editor}>
      <textarea
        ref={field}
        className={styles.text}
        aria-label="Note text"
        placeholder="Write in Markdown"
        maxLength={limits.note}
        spellCheck={false}
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
        <Actions noteId={editing.noteId} isEmpty={words.text.trim() === '' && tags.length === 0} />
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
          Not kept: {refused.map((tag) => `“${tag.slice(0, 24)}${tag.length > 24 ? '…' : ''}”`).join(', ')}. A
          tag has at most {limits.tag} characters, a note at most {limits.tags} tags.
        </p>
      )}
    </>
  )
}

function Actions({ noteId, isEmpty }: { noteId: string | null; isEmpty: boolean }) {
  const hasFailed = useWorkbench(({ save }) => save.kind === 'failed')
  const remove = async () => {
    abandonEditor()
    if (noteId) await removeAll([noteId])
  }
  return (
    <span className={styles.actions}>
      {hasFailed && (
        <Button look="quiet" onClick={abandonEditor}>
          Discard
        </Button>
      )}
      {noteId && (
        <Button look="quiet" onClick={() => void attempt(remove)}>
          Delete
        </Button>
      )}
      <Button onClick={() => void attempt(closeEditor)}>{isEmpty ? 'Cancel' : 'Done'}</Button>
    </span>
  )
}
