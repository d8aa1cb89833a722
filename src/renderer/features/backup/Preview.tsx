import { useId, useState } from 'react'
import type { RestoreGuard } from '../../../shared/contract/backup'
import type { Annotation } from '../../../shared/records/annotation'
import { knownBy } from '../../../shared/records/registry'
import { visible } from '../../../shared/visible'
import type { BackupPreview } from '../../../shared/workspace/backup-preview'
import { addCopy } from '../../pane/annotating'
import { useAsking } from '../../session/asking'
import { backUp, restoreBackup } from '../../session/backups'
import { useWorkbench } from '../../session/store'
import { inFull } from '../../session/when'
import { Button } from '../../ui/Button'
import styles from './Backup.module.css'
import { Guard } from './Guard'

type Props = { preview: BackupPreview; onCancel: () => void }

/** What a restore would bring, change and take away; and each thing to be had without it. */
export function Preview({ preview, onCancel }: Props) {
  const { path, madeAt, added, changed, removed, unchanged } = preview
  const isStoreSealed = useWorkbench((workbench) => workbench.isSealed && workbench.isKept)
  const isOpenedUp = preview.isSealed && !isStoreSealed
  const { isAsking, faultAt, otherFault, ask } = useAsking()
  const restore = (guard: RestoreGuard) => void ask(() => restoreBackup(guard))
  const [backedUpTo, setBackedUpTo] = useState<string | null>(null)
  const bring = isOpenedUp ? 'Bring back only this, in clear' : 'Bring back only this'
  const isSame = added.count + changed.count + removed.count === 0
  return (
    <>
      <p className={styles.about}>
        Made {inFull(madeAt)}: <code className={styles.path}>{path}</code>
      </p>
      <p className={styles.about}>
        {isSame
          ? `Everything in it is as it is here: ${unchanged.toLocaleString('en')} in all.`
          : `The same here and there: ${unchanged.toLocaleString('en')}. Restoring everything would change these:`}
      </p>
      <Group title="Would come back" some={added} bring={bring} />
      <Group title="Would be as they are in the backup" some={changed} bring={bring} />
      <Group title="Would go" some={removed} bring={null} />
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

/** `bring` is the name of the button that brings one back, or null where there is nothing to bring. */
type GroupProps = { title: string; some: BackupPreview['added']; bring: string | null }

function Group({ title, some: { count, first }, bring }: GroupProps) {
  if (count === 0) return null
  const left = count - first.length
  return (
    <section className={styles.group}>
      <h3>
        {title}: {count.toLocaleString('en')}
      </h3>
      <ul aria-label={title}>
        {first.map((annotation) => (
          <Row key={annotation.id} annotation={annotation} name={bring} />
        ))}
      </ul>
      {left > 0 && <p className={styles.kind}>and {left.toLocaleString('en')} more</p>}
    </section>
  )
}

function Row({ annotation, name }: { annotation: Annotation; name: string | null }) {
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
      {name !== null && !isBack && (
        <Button aria-describedby={words} onClick={() => void bring()}>
          {name}
        </Button>
      )}
      <p role="status" className={styles.kind}>
        {isBack ? 'Added as a copy' : otherFault}
      </p>
    </li>
  )
}
