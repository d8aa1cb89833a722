import { useId, useState } from 'react'
import type { BackupPreview, RestoreGuard } from '../../../shared/contract/contract'
import type { Annotation } from '../../../shared/records/annotation'
import { visible } from '../../../shared/visible'
import { addCopy } from '../../pane/annotating'
import { knownBy } from '../../pane/known-by'
import { inFull } from '../../pane/when'
import { useAsking } from '../../session/asking'
import { backUp, restoreBackup } from '../../session/backups'
import { useWorkbench } from '../../session/store'
import { Button } from '../../ui/Button'
import styles from './Backup.module.css'
import { Guard } from './Guard'

type Props = { preview: BackupPreview; onCancel: () => void }

/** What a restore would bring, change and take away; and each thing to be had without it. */
export function Preview({ preview, onCancel }: Props) {
  const { path, madeAt, added, changed, removed, unchanged } = preview
  const isStoreSealed = useWorkbench((workbench) => workbench.isSealed)
  const isOpenedUp = preview.isSealed && !isStoreSealed
  const { isAsking, faultAt, otherFault, ask } = useAsking()
  const restore = (guard: RestoreGuard) => void ask(() => restoreBackup(guard))
  const [backedUpTo, setBackedUpTo] = useState<string | null>(null)
  const isSame = added.count + changed.count + removed.count === 0
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
      <Group title="Would come back" some={added} isInBackup />
      <Group title="Would be as they are in the backup" some={changed} isInBackup />
      <Group title="Would go" some={removed} isInBackup={false} />
      <p className={styles.about}>
        Settings of the page, trash, earlier wordings, names and searches become those of the backup too, and
        a note that is being written goes. What is here now is kept as a generation in the store's folder; to
        bring it back from this window, back it up first.
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
        {!isOpenedUp && (
          <Button look="danger" aria-disabled={isAsking} onClick={() => restore({ kind: 'as-is' })}>
            Restore everything
          </Button>
        )}
      </div>
      {isOpenedUp && <Guard isAsking={isAsking} fault={faultAt('unfit-passphrase')} onRestore={restore} />}
    </>
  )
}

type GroupProps = { title: string; some: BackupPreview['added']; isInBackup: boolean }

function Group({ title, some: { count, first }, isInBackup }: GroupProps) {
  if (count === 0) return null
  const left = count - first.length
  return (
    <section className={styles.group}>
      <h3>
        {title}: {count.toLocaleString('en')}
      </h3>
      <ul aria-label={title}>
        {first.map((annotation) => (
          <Row key={annotation.id} annotation={annotation} isInBackup={isInBackup} />
        ))}
      </ul>
      {left > 0 && <p className={styles.kind}>and {left.toLocaleString('en')} more</p>}
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
