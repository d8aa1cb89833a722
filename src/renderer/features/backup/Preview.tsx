import { useId, useState } from 'react'
import type { BackupPreview } from '../../../shared/contract/contract'
import type { Annotation } from '../../../shared/records/annotation'
import { visible } from '../../../shared/visible'
import { addCopy } from '../../pane/annotating'
import { knownBy } from '../../pane/known-by'
import { inFull } from '../../pane/when'
import { useAsking } from '../../session/asking'
import { backUp, restoreBackup } from '../../session/backups'
import { Button } from '../../ui/Button'
import styles from './Backup.module.css'

type Props = { preview: BackupPreview; onCancel: () => void }

/** What a restore would bring, change and take away; and each thing to be had without it. */
export function Preview({ preview, onCancel }: Props) {
  const { path, madeAt, added, changed, removed, unchanged } = preview
  const { isAsking, otherFault, ask } = useAsking()
  const [backedUpTo, setBackedUpTo] = useState<string | null>(null)
  const isSame = added.length + changed.length + removed.length === 0
  return (
    <>
      <p className={styles.about}>
        Made {inFull(madeAt)}: <code className={styles.path}>{path}</code>
      </p>
      <p className={styles.about}>
        {isSame
          ? `Everything in it is as it is here: ${unchanged} in all.`
          : `The same here and there: ${unchanged}. Restoring everything would change these:`}
      </p>
      <Group title="Would come back" annotations={added} isInBackup />
      <Group title="Would be as they are in the backup" annotations={changed} isInBackup />
      <Group title="Would go" annotations={removed} isInBackup={false} />
      <p className={styles.about}>
        Settings, trash, earlier wordings, names and searches become those of the backup too, and a note that
        is being written goes. What is here now is kept as a generation in the store's folder; to bring it
        back from this window, back it up first.
      </p>
      <p role="status" aria-label="Backup" className={styles.path}>
        {backedUpTo === null ? '' : `Backed up to ${backedUpTo}`}
      </p>
      <p role="alert" className={styles.fault}>
        {otherFault}
      </p>
      <div className={styles.foot}>
        <Button onClick={() => void ask(async () => setBackedUpTo(await backUp()))}>Back up first…</Button>
        <Button onClick={onCancel}>Cancel</Button>
        <Button look="danger" aria-disabled={isAsking} onClick={() => void ask(restoreBackup)}>
          Restore everything
        </Button>
      </div>
    </>
  )
}

type GroupProps = { title: string; annotations: Annotation[]; isInBackup: boolean }

/** The longest lists are cut: a decision needs the first of them and their number. */
const shown = 200

function Group({ title, annotations, isInBackup }: GroupProps) {
  if (annotations.length === 0) return null
  const left = annotations.length - shown
  return (
    <section className={styles.group}>
      <h3>
        {title}: {annotations.length}
      </h3>
      <ul aria-label={title}>
        {annotations.slice(0, shown).map((annotation) => (
          <Row key={annotation.id} annotation={annotation} isInBackup={isInBackup} />
        ))}
      </ul>
      {left > 0 && <p className={styles.kind}>and {left} more</p>}
    </section>
  )
}

function Row({ annotation, isInBackup }: { annotation: Annotation; isInBackup: boolean }) {
  const words = useId()
  const { otherFault, ask } = useAsking()
  const [isBack, setBack] = useState(false)
  const bring = async () => setBack(await ask(() => addCopy(annotation)))
  return (
    <li className={styles.row}>
      <p id={words} className={styles.words}>
        <span className={styles.kind}>{annotation.kind} </span>
        {visible(knownBy(annotation))}
      </p>
      {isInBackup && !isBack && (
        <Button aria-describedby={words} onClick={() => void bring()}>
          Bring back only this
        </Button>
      )}
      <p role="status" className={styles.kind}>
        {isBack ? 'Added as a copy' : otherFault}
      </p>
    </li>
  )
}
