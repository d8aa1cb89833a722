import { Button } from '../../ui/Button'
import styles from './Protection.module.css'

type Props = { name: string; isAsking: boolean; fault: string | null; onCancel: () => void }

/** The end of a form: what it does, the way out, a word while it takes its second, and what else went wrong. */
export function Foot({ name, isAsking, fault, onCancel }: Props) {
  return (
    <>
      <p role="alert" className={styles.fault}>
        {fault}
      </p>
      <div className={styles.buttons}>
        <Button type="submit" look="main" aria-disabled={isAsking}>
          {name}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <p role="status" aria-label="Progress" className={styles.progress}>
          {isAsking ? 'A moment: everything on the disk is written anew…' : ''}
        </p>
      </div>
    </>
  )
}
