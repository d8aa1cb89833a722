import type { Settings } from '../records/settings'
import { withoutPurged } from './undo'
import type { Undoable, Workspace } from './workspace'

/** Settings that belong to this machine: who may see what is here, and how its window stands. How the page reads does not. */
const ofTheMachine = [
  'lockAfterMinutes',
  'keepsRecent',
  'isSidebarOpen',
] as const satisfies (keyof Settings)[]

/** A backup's workspace as it will stand here: with the machine's own settings, and nothing that names what is not there. */
export function restored(backup: Workspace, present: Workspace): Workspace {
  const own = Object.fromEntries(ofTheMachine.map((name) => [name, present.settings[name]]))
  const settings = { ...backup.settings, ...own }
  const known = new Set(
    [...backup.annotations, ...backup.trash.map(({ annotation }) => annotation)].map(({ id }) => id),
  )
  const gone = new Set([...backup.undos, ...backup.redos].flatMap(named).filter((id) => !known.has(id)))
  return {
    ...backup,
    settings,
    recent: settings.keepsRecent ? backup.recent : [],
    versions: backup.versions.filter(({ noteId }) => known.has(noteId)),
    undos: backup.undos.flatMap((undoable) => withoutPurged(undoable, gone) ?? []),
    redos: backup.redos.flatMap((undoable) => withoutPurged(undoable, gone) ?? []),
  }
}

function named({ inverse }: Undoable): string[] {
  switch (inverse.type) {
    case 'put':
      return [inverse.annotation.id]
    case 'move':
      return inverse.before === null ? [inverse.id] : [inverse.id, inverse.before]
    case 'draft':
      return [] // words whose note is gone become a new one
    default:
      return inverse.ids
  }
}
