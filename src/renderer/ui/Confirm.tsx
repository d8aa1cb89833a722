import type { ReactNode } from 'react'
import { Button } from './Button'
import styles from './Confirm.module.css'
import { Dialog } from './Dialog'

type Props = { question: string; yes: string; onYes: () => void; onNo: () => void; children: ReactNode }

/** Asks before something that cannot be taken back; nothing is done by Escape or by a click beside it. */
export function Confirm({ question, yes, onYes, onNo, children }: Props) {
  return (
    <Dialog label={question} onClose={onNo}>
      <h2 className={styles.question}>{question}</h2>
      <div className={styles.words}>{children}</div>
      <div className={styles.foot}>
        <Button onClick={onNo}>Cancel</Button>
        <Button look="danger" onClick={onYes}>
          {yes}
        </Button>
      </div>
    </Dialog>
  )
}
