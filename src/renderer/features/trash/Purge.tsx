import type { Removed } from '../../../shared/workspace/workspace'
import { attempt } from '../../commands'
import { emptyTrash, purge } from '../../session/trash'
import { Confirm } from '../../ui/Confirm'

export type Doomed = Removed | 'everything'

/** Asks before anything goes for good, and says how far that reaches. */
export function Purge({ doomed, onClose }: { doomed: Doomed; onClose: () => void }) {
  const isAll = doomed === 'everything'
  return (
    <Confirm
      question={isAll ? 'Empty the trash?' : `Delete this ${doomed.annotation.kind} for good?`}
      yes={isAll ? 'Empty the trash' : 'Delete for good'}
      onNo={onClose}
      onYes={() => {
        onClose()
        void attempt(() => (isAll ? emptyTrash() : purge([doomed.annotation.id])))
      }}
    >
      <p>
        {isAll ? 'Everything in it is' : 'It is'} deleted with all earlier wordings. This cannot be undone.
      </p>
      <p>
        Copies remain in the last five generations of the store, in its second copy and in backups until those
        are replaced.
      </p>
    </Confirm>
  )
}
