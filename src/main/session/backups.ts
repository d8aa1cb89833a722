import type { ChosenBackup, RestoreGuard } from '../../shared/contract/backup'
import type { Input } from '../../shared/contract/contract'
import { Failure } from '../../shared/failure'
import { type BackupPreview, previewOf, type ReadBackup } from '../../shared/workspace/backup-preview'
import { restored } from '../../shared/workspace/restored'
import type { Store } from '../store/store-type'

/** What backing up and restoring needs from elsewhere. The dialogs answer a full path, or null when she chose none. */
export type BackupSteps = {
  /** The store as it is at that moment. Throws Failure 'locked': a dialog may stand open for longer than the store. */
  opened: () => Promise<Store>
  /** Gives the store other content, and shows that. */
  exchange: (work: (store: Store) => Promise<void>) => Promise<void>
  askWhereTo: (name: string) => Promise<string | null>
  askWhich: () => Promise<string | null>
  read: (path: string, passphrase: string | null) => Promise<Omit<ReadBackup, 'path'>>
  now: () => Date
}

/** Backup files. What was chosen is remembered here and never by the window, which so can name no file of its own. */
export class Backups {
  private chosen: string | null = null
  private shown: ReadBackup | null = null
  /** Whether notes were restored in this session that anybody can read on the disk now. */
  isLaidOpen = false

  constructor(private readonly steps: BackupSteps) {}

  /** The path of the backup that was written, or null when the reader chose none. */
  async backUp(): Promise<string | null> {
    const path = await this.steps.askWhereTo(backupName(this.steps.now()))
    if (path !== null) await (await this.steps.opened()).backUp(path)
    return path
  }

  /** Asks for a backup and reads it; one that is sealed only once its passphrase is there. */
  async choose(): Promise<ChosenBackup> {
    this.forget()
    const path = await this.steps.askWhich()
    if (path === null) return { kind: 'cancelled' }
    await this.steps.opened()
    this.chosen = path
    try {
      return { kind: 'preview', preview: await this.show(path, null) }
    } catch (error) {
      if (error instanceof Failure && error.code === 'locked' && this.chosen === path)
        return { kind: 'sealed', path }
      throw error
    }
  }

  /** Opens the sealed backup that was chosen. Throws Failure 'wrong-passphrase'. */
  async open({ path, passphrase }: Input<'openBackup'>): Promise<BackupPreview> {
    if (path === this.chosen) return this.show(path, passphrase)
    throw new Failure(
      'bad-input',
      'That is not the backup that was chosen last, so it was not opened. Nothing was changed. Choose it again.',
    )
  }

  private async show(path: string, passphrase: string | null): Promise<BackupPreview> {
    this.shown = null
    const backup: ReadBackup = { path, ...(await this.steps.read(path, passphrase)) }
    const { workspace } = await this.steps.opened()
    if (this.chosen === path) this.shown = backup
    return previewOf(backup, workspace)
  }

  /**
   * Puts the backup that was last shown in the place of the present. One that was sealed is not laid open in silence: where
   * no passphrase is set, one is set first, or the reader says that it may be read. Throws Failure 'unprotected' else.
   */
  async restore(guard: RestoreGuard): Promise<void> {
    const { shown } = this
    if (!shown)
      throw new Failure(
        'bad-input',
        'There is no backup to restore, so nothing was changed. Choose the backup again, and look at what it would change.',
      )
    const isLaidOpen = shown.isSealed && !staysSealed(await this.steps.opened())
    if (isLaidOpen && guard.kind === 'as-is') throw unprotected(shown.path)
    const passphrase = isLaidOpen && guard.kind === 'passphrase' ? guard.passphrase : null
    await this.steps.exchange(async (store) => {
      await store.replace(restored(shown.workspace, store.workspace), passphrase)
      this.isLaidOpen = !store.isSealed
    })
    this.forget()
  }

  /** Lets go of what was chosen and read. */
  forget(): void {
    this.chosen = null
    this.shown = null
  }
}

/** A store that keeps nothing, since it is lost, is begun anew by a restore: without the passphrase that it had. */
function staysSealed({ isSealed, isKept }: Store): boolean {
  return isSealed && isKept
}

function unprotected(path: string): Failure {
  return new Failure(
    'unprotected',
    `${path} is protected by a passphrase, and the notes here are not, so nothing was changed. ` +
      'Set a passphrase with the restore, or say that its notes may be read by whoever reads this disk.',
  )
}

/** What a backup is called unless the reader calls it otherwise, with the date where she is. */
export function backupName(now: Date): string {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) =>
    String(part).padStart(2, '0'),
  )
  return `Carrel backup ${day.join('-')}.carrel-backup`
}
