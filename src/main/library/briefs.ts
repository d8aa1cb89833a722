import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BriefMetadata } from '../../shared/brief/brief-metadata'
import type { BundledBrief } from '../../shared/contract/contract'
import { Failure } from '../../shared/failure'
import { codeOf, reason } from '../store/disk/reason'

/**
 * Every brief in the folder, one subfolder each, in the order of their ids; one that is not as published is refused.
 * `indexes` is the folder of the search indexes that were built with Carrel.
 */
export async function loadBriefs(folder: string, indexes: string): Promise<BundledBrief[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    const ids = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
    if (ids.length === 0) return [refused('briefs', `No brief was found in ${folder}. ${whatToDo}`)]
    return await Promise.all(ids.sort().map((id) => loadBrief({ folder, indexes }, id)))
  } catch (error) {
    return [refused('briefs', `The folder ${folder} could not be read: ${reason(error)}. ${whatToDo}`)]
  }
}

const whatToDo = 'Your notes are safe. Install Carrel again from a copy you trust.'

type Folders = { folder: string; indexes: string }

async function loadBrief({ folder, indexes }: Folders, id: string): Promise<BundledBrief> {
  try {
    const metadata = await readMetadata(join(folder, id, 'brief.json'), id)
    const text = await readSource(join(folder, id, 'source.txt'), metadata)
    return { isVerified: true, metadata, text, searchIndex: await readIndex(join(indexes, `${id}.index`)) }
  } catch (error) {
    if (error instanceof Failure) return refused(id, error.message)
    if (codeOf(error) === null) throw error
    return refused(id, `The brief “${id}” could not be read: ${reason(error)}. ${whatToDo}`)
  }
}

async function readMetadata(path: string, id: string): Promise<BriefMetadata> {
  const checked = BriefMetadata.safeParse(parse(await readFile(path, 'utf8')))
  if (checked.success && checked.data.id === id) return checked.data
  throw new Failure(
    'brief-unreadable',
    `The brief “${id}” is not shown: its description ${path} is damaged. ${whatToDo}`,
  )
}

/** A description that is not JSON fails its schema like any other. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

async function readSource(path: string, { id, sha256 }: BriefMetadata): Promise<string> {
  const bytes = await readFile(path)
  const found = createHash('sha256').update(bytes).digest('hex')
  if (found === sha256) return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  throw new Failure(
    'brief-changed',
    `The text of the brief “${id}” is not the one that was published, so it is not shown. ` +
      `Its SHA-256 should be ${sha256}, and is ${found}. ${whatToDo}`,
  )
}

/** Without it the window builds its own, as it does when it finds it damaged or of another text. */
async function readIndex(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    if (codeOf(error) === null) throw error
    return null
  }
}

function refused(name: string, message: string): BundledBrief {
  return { isVerified: false, name, message }
}
