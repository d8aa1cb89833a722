import { basename, dirname } from 'node:path'
import { z } from 'zod'
import { Failure } from '../../shared/failure'
import { faultIn, isInTime } from '../../shared/workspace/soundness'
import type { Workspace } from '../../shared/workspace/workspace'
import { maximumSize } from './disk/limits'
import { readRegularFile } from './disk/read-file'
import { codeOf, reason } from './disk/reason'
import { writeVerified } from './disk/write-verified'
import type { OpenKey } from './files/ground'
import { openEnvelope, peekHeader } from './format/envelope'
import { forget, KeyHeader, openKey } from './format/key-file'
import { plainSeals } from './format/seal'
import { isNewer, judgeWorkspace } from './format/snapshot'
import { encodeWorkspace } from './format/workspace-file'

const format = 'carrel-backup'

/** A backup's first line; the key file comes along, so that the passphrase alone opens it, wherever the store is. */
export const BackupHeader = z.strictObject({
  format: z.literal(format),
  version: z.literal(1),
  schema: z.number().int().positive(),
  madeAt: z.iso.datetime(),
  key: KeyHeader.nullable(),
})

/** What is to be kept, and what it is sealed with: nothing where there is no passphrase. `limit` is the most bytes. */
type BackupGiven = {
  workspace: Workspace
  madeAt: string
  random: string
  key: OpenKey | null
  limit?: number
}

/** Writes one file with everything in it, and reads it back. Throws Failure 'not-saved'; an older file stays then. */
export async function writeBackup(
  path: string,
  { workspace, madeAt, random, key, limit = maximumSize }: BackupGiven,
): Promise<void> {
  const header = { format, version: 1, schema: workspace.schema, madeAt, key: key?.header ?? null }
  const seal = (key?.keys.seals ?? plainSeals).snapshot
  const fault = faultIn(workspace)
  if (fault !== null) throw new Failure('not-saved', wouldBeRefused(path, fault))
  try {
    const bytes = await encodeWorkspace(workspace, { header, seal, limit })
    await writeVerified({ directory: dirname(path), name: basename(path), bytes, random })
  } catch (error) {
    if (codeOf(error) === null) throw error
    const message = `The backup ${path} was not written: ${reason(error)}. Your notes are safe. Choose another place.`
    throw new Failure('not-saved', message)
  }
}

function wouldBeRefused(path: string, fault: string): string {
  return (
    `The backup ${path} was not written, since it could not be restored: ${fault}. Your notes are safe. ` +
    "Copy the store's folder instead while Carrel is closed."
  )
}

/** `isSealed`: whether it was made under a passphrase. */
export type Backup = { madeAt: string; isSealed: boolean; workspace: Workspace }

/**
 * Reads a backup and proves it whole. Throws Failure 'backup-unreadable'; 'locked' when it is sealed and no passphrase is
 * given; 'wrong-passphrase' when it is another one, or when what it is to open is damaged.
 */
export async function readBackup(path: string, passphrase: string | null): Promise<Backup> {
  const bytes = await readFileOrFail(path)
  const peeked = BackupHeader.safeParse(peekHeader(bytes))
  if (!peeked.success) throw unreadable(path, whyNoHeader(peekHeader(bytes)))
  const { key } = peeked.data
  const keys = key && (await openSealed(key, passphrase))
  try {
    const opened = openEnvelope(bytes, keys ? keys.seals.snapshot : plainSeals.snapshot)
    if ('damage' in opened) throw unreadable(path, opened.damage)
    const judged = judgeWorkspace(opened.body)
    if (judged === 'newer') throw unreadable(path, whyNewer)
    if ('damage' in judged) throw unreadable(path, `${whyNewer}, or ${judged.damage}`)
    const { madeAt } = peeked.data
    const fault = isInTime(madeAt) ? faultIn(judged.workspace) : `it says that it was made ${madeAt}`
    if (fault !== null) throw unreadable(path, fault)
    return { madeAt, isSealed: key !== null, workspace: judged.workspace }
  } finally {
    if (keys) forget(keys)
  }
}

const whyNewer = 'it was made by a newer Carrel'

function whyNoHeader(header: { format: string; version: number; schema?: unknown } | null): string {
  return header?.format === format && isNewer(header)
    ? whyNewer
    : 'it is not a backup of Carrel, or it is damaged'
}

async function openSealed(key: KeyHeader, passphrase: string | null) {
  if (passphrase === null)
    throw new Failure('locked', 'This backup is sealed: it wants the passphrase it was made with.')
  const keys = await openKey(key, passphrase)
  if (keys) return keys
  // The first line is proven with a key that only the passphrase gives: before, its damage cannot be told from a mistake.
  throw new Failure(
    'wrong-passphrase',
    'That is not the passphrase this backup was made with, or the backup is damaged. Nothing was changed. ' +
      'Try again; if you are certain of the passphrase, take another backup.',
  )
}

async function readFileOrFail(path: string): Promise<Buffer> {
  try {
    return await readRegularFile(path)
  } catch (error) {
    if (codeOf(error) === null) throw error
    const isGone = ['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')
    throw unreadable(path, isGone ? 'the file is not there any more' : reason(error))
  }
}

function unreadable(path: string, why: string): Failure {
  return new Failure(
    'backup-unreadable',
    `${path} cannot be restored: ${why}. Nothing was changed. Choose another file.`,
  )
}
