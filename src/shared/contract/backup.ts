import { z } from 'zod'
import { BackupPreview } from '../workspace/backup-preview'
import { type Call, nothing, passphrase } from './call'

/**
 * What a restore does about a backup that was sealed where nothing is: sets a passphrase before anything is written, or
 * leaves it to be read by anybody because the reader said so. 'as-is' is for every other backup.
 */
export const RestoreGuard = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('as-is') }),
  z.strictObject({ kind: z.literal('passphrase'), passphrase }),
  z.strictObject({ kind: z.literal('readable') }),
])
export type RestoreGuard = z.infer<typeof RestoreGuard>

/** A backup that was chosen: what it holds, or that it wants the passphrase it was made with. */
export const ChosenBackup = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({ kind: z.literal('sealed'), path: z.string() }),
  z.strictObject({ kind: z.literal('preview'), preview: BackupPreview }),
])
export type ChosenBackup = z.infer<typeof ChosenBackup>

export const backupCalls = {
  /** Writes a backup where the reader says; its path, or null when she chose none. */
  backUp: { input: nothing, output: z.string().nullable() },
  /** Asks which backup file, and reads it. */
  chooseBackup: { input: nothing, output: ChosenBackup },
  /** Opens a sealed backup with the passphrase it was made with. */
  openBackup: { input: z.strictObject({ path: z.string(), passphrase }), output: BackupPreview },
  /**
   * Puts the backup that was last shown in the place of the present, which is kept as a generation. Throws 'unprotected'
   * when it was sealed, nothing here is, and the guard does not say what then; 'unfit-passphrase'.
   */
  restoreBackup: { input: RestoreGuard, output: nothing },
} as const satisfies Record<string, Call>
