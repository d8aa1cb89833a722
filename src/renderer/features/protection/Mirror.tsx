import { useAsking } from '../../session/asking'
import { chooseMirror, resetMirror } from '../../session/backups'
import { useWorkbench } from '../../session/store'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import styles from './Protection.module.css'

/** Where the second copy of the store is, and whether it has the latest edit. */
export function Mirror() {
  const mirror = useWorkbench((workbench) => workbench.mirror)
  const { otherFault, ask } = useAsking()
  return (
    <section className={styles.section} aria-labelledby="mirror">
      <h3 id="mirror">Second copy</h3>
      <p>
        Every edit is written twice. The second copy may be on another disk or a stick; while that is away,
        work goes on in the first.
      </p>
      <p role="status" className={styles.state} data-mirror={mirror.state}>
        <Icon name="copies" />
        <span>
          {states[mirror.state]}
          {mirror.why !== null && `: ${mirror.why}`}. <code className={styles.path}>{mirror.folder}</code>
        </span>
      </p>
      <p role="alert" className={styles.fault}>
        {otherFault}
      </p>
      <div className={styles.buttons}>
        <Button onClick={() => void ask(chooseMirror)}>Choose another folder…</Button>
        {mirror.isOwnChoice && (
          <Button look="quiet" onClick={() => void ask(resetMirror)}>
            Back to the folder beside the store
          </Button>
        )}
      </div>
    </section>
  )
}

const states = { 'in-step': 'In step', away: 'Away', unfit: 'Cannot be used' } as const
