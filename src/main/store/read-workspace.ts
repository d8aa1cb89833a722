import { constants } from 'node:fs'
import { type FileHandle, lstat, open } from 'node:fs/promises'
import { schemaVersion, Workspace } from '../../shared/workspace'
import { isDeeperThan } from './json-depth'
import { maximumDepth, maximumSize } from './place'
import { codeOf, reason } from './reason'

/** What stands at the workspace's place. `why` is half a sentence in plain words. */
export type Found =
  | { kind: 'fine'; workspace: Workspace }
  | { kind: 'missing' }
  | { kind: 'damaged'; why: string }
  | { kind: 'newer'; bytes: Uint8Array }
  | { kind: 'unreadable'; why: string }

/** Reads and judges the file; changes nothing, follows no link, and never waits on a pipe. */
export async function readWorkspace(path: string): Promise<Found> {
  try {
    const { isFile, size } = await inspect(path)
    if (!isFile) return { kind: 'unreadable', why: 'something that is not a file stands in its place' }
    if (size > maximumSize) return tooLarge
    return await readFile(path)
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? { kind: 'missing' } : { kind: 'unreadable', why: reason(error) }
  }
}

const tooLarge: Found = { kind: 'unreadable', why: 'it is larger than 64 MB, the most that Carrel reads' }

async function inspect(path: string): Promise<{ isFile: boolean; size: number }> {
  const found = await lstat(path)
  return { isFile: found.isFile(), size: found.size }
}

async function readFile(path: string): Promise<Found> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    const opened = await handle.stat()
    if (!opened.isFile())
      return { kind: 'unreadable', why: 'something that is not a file stands in its place' }
    const bytes = await readUpTo(handle, maximumSize + 1)
    return bytes.length > maximumSize ? tooLarge : judge(bytes)
  } finally {
    await handle.close()
  }
}

/** Counts for itself, because a file may grow between being measured and being read. */
async function readUpTo(handle: FileHandle, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let total = 0
  while (total < limit) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(1024 * 1024), 0, 1024 * 1024, total)
    if (bytesRead === 0) break
    chunks.push(buffer.subarray(0, bytesRead))
    total += bytesRead
  }
  return Buffer.concat(chunks)
}

/** What the bytes are worth. */
export function judge(bytes: Uint8Array): Found {
  if (bytes.length === 0) return { kind: 'damaged', why: 'it is empty' }
  const json = decode(bytes)
  if (json === null) return { kind: 'damaged', why: 'it is not UTF-8 text' }
  if (isDeeperThan(json, maximumDepth)) return { kind: 'damaged', why: 'it is nested too deep' }
  const value = parse(json)
  if (value === undefined) return { kind: 'damaged', why: 'it is not JSON' }
  if (isNewer(value)) return { kind: 'newer', bytes }
  const checked = Workspace.safeParse(value)
  if (checked.success) return { kind: 'fine', workspace: checked.data }
  const [issue] = checked.error.issues
  const field = issue?.path.join('.')
  return { kind: 'damaged', why: `${field ? `its field “${field}”` : 'it'} is not what Carrel writes` }
}

function isNewer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('schema' in value)) return false
  return typeof value.schema === 'number' && value.schema > schemaVersion
}

/** Keeps a byte-order mark, which JSON then refuses: Carrel never writes one, so another program has been here. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
