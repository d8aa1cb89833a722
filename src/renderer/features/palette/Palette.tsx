import { type KeyboardEvent, useEffect, useMemo, useState } from 'react'
import { type CommandId, commandIds, commands } from '../../../shared/commands'
import { createMatcher } from '../../../shared/matching'
import { keyOf, run } from '../../commands'
import { set } from '../../session/store'
import { Dialog } from '../../ui/Dialog'
import styles from './Palette.module.css'

const close = () => set({ overlay: null })
const choices = commandIds.filter((id) => id !== 'palette').map((id) => ({ id, title: commands[id].title }))
const match = createMatcher(choices, ({ title }) => title)

/** Every command by name: a few letters, the arrows, Enter. */
export function Palette() {
  const [typed, setTyped] = useState('')
  const [index, setIndex] = useState(0)
  const found = useMemo(() => match(typed), [typed])
  const chosen = found[Math.min(index, found.length - 1)]
  useEffect(
    () => document.getElementById(`command-${chosen?.id}`)?.scrollIntoView({ block: 'nearest' }),
    [chosen],
  )

  function choose(id: CommandId | undefined): void {
    close()
    if (id) requestAnimationFrame(() => void run(id))
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by) setIndex((Math.min(index, found.length - 1) + by + found.length) % Math.max(1, found.length))
    if (event.key === 'Enter') choose(chosen?.id)
    if (by || event.key === 'Enter') event.preventDefault()
  }
  return (
    <Dialog label="Command palette" onClose={close}>
      <input
        role="combobox"
        className={styles.field}
        aria-label="Command"
        aria-expanded="true"
        aria-controls="command-list"
        aria-activedescendant={chosen && `command-${chosen.id}`}
        placeholder="What would you like to do?"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setIndex(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id="command-list" aria-label="Commands" className={styles.list}>
        {found.map(({ id, title }) => (
          <div
            key={id}
            role="option"
            id={`command-${id}`}
            tabIndex={-1}
            aria-selected={id === chosen?.id}
            className={styles.option}
            onClick={() => choose(id)}
          >
            {title}
            {keyOf(id) && <kbd>{keyOf(id)}</kbd>}
          </div>
        ))}
        {found.length === 0 && <p className={styles.none}>No command is called that.</p>}
      </div>
    </Dialog>
  )
}
