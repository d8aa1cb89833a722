import { passageAt, sectionOf } from '../../../shared/brief/brief'
import { counted } from '../../../shared/counted'
import { run } from '../../commands'
import { usePane, usePaneState } from '../../pane/use-pane'
import type { SaveState } from '../../session/state'
import { useWorkbench } from '../../session/store'
import { Icon } from '../../ui/Icon'
import styles from './StatusLine.module.css'

/** Always visible: where I am, whether my work is on disk, and that the text is the one that was bundled. */
export function StatusLine() {
  return (
    <footer className={styles.line}>
      <Place />
      <Counts />
      <SaveStatus />
      <MirrorChip />
      <Protected />
      <Verified />
    </footer>
  )
}

function Place() {
  const { brief } = usePane()
  const offset = usePaneState(({ here }) => here)
  const passage = passageAt(brief, offset)
  const section = sectionOf(brief, passage)
  const numbered = brief.sections.filter(({ number }) => number !== null)
  const last = brief.passages.findLast(({ number }) => number !== null)?.number
  const number = brief.passages.findLast((other) => other.start <= offset && other.number !== null)?.number
  return (
    <>
      <span>
        {section.number === null ? section.title : `Section ${section.number} of ${numbered.length}`}
      </span>
      {number && (
        <span>
          ¶{number} of {last}
        </span>
      )}
      <span>{Math.round((100 * offset) / Math.max(1, brief.text.length))} %</span>
    </>
  )
}

function Counts() {
  const notes = useWorkbench(
    ({ workspace }) => workspace.annotations.filter(({ kind }) => kind === 'note').length,
  )
  const bookmarks = useWorkbench(
    ({ workspace }) => workspace.annotations.filter(({ kind }) => kind === 'bookmark').length,
  )
  return (
    <span className={styles.counts}>
      {counted(notes, 'note')} · {counted(bookmarks, 'bookmark')}
    </span>
  )
}

function SaveStatus() {
  const save = useWorkbench((workbench) => workbench.save)
  const isBad = save.kind === 'failed' || save.kind === 'not-kept'
  return (
    <span role="status" aria-label="Save status" className={isBad ? styles.bad : styles.save}>
      {words(save)}
    </span>
  )
}

/** Only when there is anything to say: the second copy is written silently while all is well. */
function MirrorChip() {
  const { state, why, folder } = useWorkbench((workbench) => workbench.mirror)
  if (state === 'in-step') return null
  const words = state === 'away' ? 'Second copy away' : 'Second copy cannot be used'
  return (
    <button
      type="button"
      className={styles.chip}
      title={`${folder}${why === null ? '' : `: ${why}`}. Your work is saved in the store itself.`}
      onClick={() => void run('protection')}
    >
      {words}
    </button>
  )
}

function Protected() {
  const isSealed = useWorkbench((workbench) => workbench.isSealed)
  const words = isSealed ? 'A passphrase protects your notes' : 'No passphrase is set'
  return (
    <button
      type="button"
      className={styles.seal}
      data-sealed={isSealed}
      aria-label={words}
      title={words}
      onClick={() => void run('protection')}
    >
      <Icon name={isSealed ? 'locked' : 'unlocked'} />
    </button>
  )
}

function Verified() {
  const { sha256 } = usePane().brief
  return (
    <span title={`The text is byte for byte the bundled one. SHA-256 ${sha256}`}>
      Text verified
      <span className={styles.hash}>
        {' '}
        · SHA-256 {sha256.slice(0, 4)}…{sha256.slice(-4)}
      </span>
    </span>
  )
}

function words(save: SaveState): string {
  switch (save.kind) {
    case 'nothing-yet':
      return 'All work is on disk'
    case 'saving':
      return 'Saving…'
    case 'saved':
      return `Saved ${new Date(save.at).toLocaleTimeString('en-GB')}`
    case 'failed':
      return `Not saved: ${save.message}`
    case 'not-kept':
      return 'Nothing is kept in this session'
  }
}
