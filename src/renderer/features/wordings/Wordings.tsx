import type { Note } from '../../../shared/records/note'
import { visible } from '../../../shared/visible'
import type { Version } from '../../../shared/workspace/workspace'
import { attempt } from '../../commands'
import { restoreWording, wordingsOf } from '../../pane/wordings'
import { set, useWorkbench } from '../../session/store'
import { inFull } from '../../session/when'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import styles from './Wordings.module.css'

/** How a note read before it was changed, the latest first; any of them can come back beside it. */
export function Wordings() {
  const note = useWorkbench(({ workspace, wordingsOf: id }) =>
    workspace.annotations.find((each) => each.id === id),
  )
  const versions = useWorkbench(({ workspace }) => workspace.versions)
  const close = () => set({ overlay: null, wordingsOf: null })
  return (
    <Dialog label="Earlier wordings" onClose={close} isReadFirst>
      <h2 className={styles.heading}>Earlier wordings</h2>
      {note?.kind === 'note' && (
        <>
          <p className={styles.about}>
            The note itself stays as it is: an earlier wording comes back as a note of its own beside it.
            Older ones are thinned out with age.
          </p>
          <ol aria-label="Earlier wordings">
            {wordingsOf(versions, note)
              .toReversed()
              .map((version) => (
                <Wording key={version.at} note={note} version={version} />
              ))}
          </ol>
        </>
      )}
      <div className={styles.foot}>
        <Button onClick={close}>Done</Button>
      </div>
    </Dialog>
  )
}

function Wording({ note, version }: { note: Note; version: Version }) {
  return (
    <li className={styles.wording} data-colour={version.colour}>
      <p className={styles.when}>
        <time dateTime={version.at}>{inFull(version.at)}</time>
        {version.tags.map((tag) => (
          <span key={tag} className={styles.tag}>
            {' '}
            #{visible(tag)}
          </span>
        ))}
      </p>
      <p className={styles.words}>{visible(version.text)}</p>
      <Button onClick={() => void attempt(() => restoreWording(note, version))}>Restore as a copy</Button>
    </li>
  )
}
