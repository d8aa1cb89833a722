import { type ReactNode, useLayoutEffect, useRef } from 'react'
import styles from './Dialog.module.css'

type Props = {
  label: string
  onClose: () => void
  /** It is read before anything in it is pressed: the focus is on the whole, not on its first button. */
  isReadFirst?: boolean
  children: ReactNode
}

/** A modal dialog: the platform's own element keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ label, onClose, isReadFirst = false, children }: Props) {
  const element = useRef<HTMLDialogElement>(null)
  // a layout effect, since a dialog that is already off the page when it closes gives no focus back
  useLayoutEffect(() => {
    const dialog = element.current
    dialog?.showModal() // which scrolls to the first thing that can be pressed
    if (isReadFirst) {
      dialog?.focus()
      dialog?.scrollTo(0, 0)
    }
    return () => dialog?.close()
  }, [isReadFirst])
  return (
    <dialog
      ref={element}
      className={styles.dialog}
      aria-label={label}
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
    >
      <div className={styles.inside}>{children}</div>
    </dialog>
  )
}
