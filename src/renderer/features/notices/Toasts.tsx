import { attempt, run } from '../../commands'
import { useWorkbench } from '../../session/store'
import { dismiss } from '../../session/toasts'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import styles from './Notices.module.css'

/** What was just done, in a line, with what can be done about it. */
export function Toasts() {
  const toasts = useWorkbench((workbench) => workbench.toasts)
  return (
    <div className={styles.toasts} role="log" aria-label="Messages">
      {toasts.map(({ id, text, offer, isFailure }) => (
        <div
          key={id}
          className={isFailure ? styles.failure : styles.toast}
          role={isFailure ? 'alert' : undefined}
        >
          <span>{text}</span>
          {offer && (
            <Button
              look="quiet"
              onClick={() => {
                dismiss(id)
                void (typeof offer.act === 'string' ? run(offer.act) : attempt(offer.act))
              }}
            >
              {offer.name}
            </Button>
          )}
          <Button look="icon" aria-label="Dismiss" onClick={() => dismiss(id)}>
            <Icon name="close" />
          </Button>
        </div>
      ))}
    </div>
  )
}
