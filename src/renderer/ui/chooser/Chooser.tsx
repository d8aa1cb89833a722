import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react'
import { Dialog } from '../Dialog'
import styles from './Chooser.module.css'

/** Something that can be chosen by its title; `about` stands small beside it. */
export type Choice = { id: string; title: string; about?: string | null; isKey?: boolean }

type Props<T extends Choice> = {
  /** The name of the dialog, of its field and of its list. */
  label: string
  field: string
  list: string
  placeholder: string
  none: string
  /** What is offered for the letters that were typed, the best first. */
  match: (typed: string) => T[]
  onChoose: (chosen: T) => unknown
  onClose: () => void
}

/** A dialog in which one of many is chosen by name: a few letters, the arrows, Enter. */
export function Chooser<T extends Choice>({ label, field, list, onClose, ...props }: Props<T>) {
  const { match, onChoose } = props
  const [typed, setTyped] = useState('')
  const [index, setIndex] = useState(0)
  const base = useId()
  const found = useMemo(() => match(typed), [match, typed])
  const chosen = found[Math.min(index, found.length - 1)]
  const idOf = ({ id }: Choice) => `${base}-${id}`
  const active = chosen && idOf(chosen)
  useEffect(() => {
    if (active) document.getElementById(active)?.scrollIntoView({ block: 'nearest' })
  }, [active])

  function choose(choice: T | undefined): void {
    onClose()
    if (choice) requestAnimationFrame(() => onChoose(choice))
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by) setIndex((Math.min(index, found.length - 1) + by + found.length) % Math.max(1, found.length))
    if (event.key === 'Enter') choose(chosen)
    if (by || event.key === 'Enter') event.preventDefault()
  }
  return (
    <Dialog label={label} onClose={onClose}>
      <input
        role="combobox"
        className={styles.field}
        aria-label={field}
        aria-expanded="true"
        aria-controls={base}
        aria-activedescendant={active}
        placeholder={props.placeholder}
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setIndex(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={base} aria-label={list} className={styles.list}>
        {found.map((choice) => (
          <div
            key={choice.id}
            role="option"
            id={idOf(choice)}
            tabIndex={-1}
            aria-selected={choice === chosen}
            className={styles.option}
            onClick={() => choose(choice)}
          >
            {choice.title}
            {choice.about && (choice.isKey ? <kbd>{choice.about}</kbd> : <About words={choice.about} />)}
          </div>
        ))}
        {found.length === 0 && <p className={styles.none}>{props.none}</p>}
      </div>
    </Dialog>
  )
}

function About({ words }: { words: string }) {
  return <span className={styles.about}>{words}</span>
}
