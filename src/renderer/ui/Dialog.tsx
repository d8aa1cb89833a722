import { type ReactNode, useEffect, useRef } from 'react'
import styles from './Dialog.module.css'

type Props = { label: string; onClose: () => void; children: ReactNode }

/** A modal dialog: the platform's own element keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ label, onClose, children }: Props) {
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={element}
      className={styles.dialog}
      aria-label={label}
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
