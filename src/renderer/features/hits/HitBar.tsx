import { inOrder } from '../../../shared/brief/hit-steps'
import { isSameRange } from '../../../shared/brief/range'
import { type CommandId, commands } from '../../../shared/commands'
import { attempt, hintOf, run } from '../../commands'
import { highlightHit, noteHit } from '../../find/stepping'
import { usePane, usePaneState } from '../../pane/use-pane'
import { Button } from '../../ui/Button'
import { Icon, type IconName } from '../../ui/Icon'
import { stepAlong } from '../../ui/step-along'
import styles from './HitBar.module.css'

/** Below the page while a hit is marked: which one it is, the way to the others, and what can be done with it. */
export function HitBar() {
  const pane = usePane()
  const hits = usePaneState((state) => state.hits)
  const marked = usePaneState((state) => state.markedHit)
  const ordered = inOrder(hits)
  const number = ordered.findIndex((hit) => isSameRange(hit, marked)) + 1
  if (number === 0) return null
  return (
    <div
      role="toolbar"
      aria-label="Hit"
      className={styles.bar}
      data-hit-bar
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={stepAlong}
    >
      <span role="status" aria-label="Hit status" className={styles.count}>
        Hit {number} of {ordered.length}
      </span>
      <Step id="previousHit" icon="up" />
      <Step id="nextHit" icon="down" />
      <Button look="quiet" onClick={() => void attempt(() => highlightHit(pane))}>
        Highlight this
      </Button>
      <Button look="quiet" onClick={() => void attempt(() => noteHit(pane))}>
        Note this
      </Button>
    </div>
  )
}

function Step({ id, icon }: { id: CommandId; icon: IconName }) {
  return (
    <Button look="icon" aria-label={commands[id].title} title={hintOf(id)} onClick={() => void run(id)}>
      <Icon name={icon} />
    </Button>
  )
}
