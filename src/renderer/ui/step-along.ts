import type { KeyboardEvent } from 'react'

/**
 * Moves the focus along the buttons of a toolbar, or of a row of tabs, by the arrow keys alone, around at the ends.
 * Returns the one that has it now, or null when the key was another.
 */
export function stepAlong(event: KeyboardEvent<HTMLElement>): HTMLButtonElement | null {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (by === undefined || event.altKey) return null // with Alt they go back and forward on the page
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const index = buttons.findIndex((each) => each === document.activeElement)
  const next = buttons.at((index + by) % buttons.length) ?? null
  next?.focus()
  return next
}
