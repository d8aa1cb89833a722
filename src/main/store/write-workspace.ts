import type { Workspace } from '../../shared/workspace'
import { ensureFolder, writeDurably } from './durable-file'
import { maximumSize, type Place, workspaceFile } from './place'

/** Puts the workspace on the disk, whole or not at all. Throws the system's error, or one that says it is too large. */
export async function writeWorkspace({ directory, random }: Place, workspace: Workspace): Promise<void> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(workspace)}\n`)
  if (bytes.length > maximumSize)
    throw new Error('your notes would take more than 64 MB, the most that Carrel keeps')
  await ensureFolder(directory)
  await writeDurably({ directory, name: workspaceFile, bytes, random: random() })
}
