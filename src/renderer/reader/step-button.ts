import type { KeyboardEvent } from 'react'

/** Moves the focus along a toolbar's buttons with the arrow keys, around at the ends. */
export function stepButton(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const index = buttons.findIndex((each) => each === document.activeElement)
  buttons.at((index + (event.key === 'ArrowRight' ? 1 : -1)) % buttons.length)?.focus()
}
