import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BriefMetadata } from '../../shared/brief/brief-metadata'
import type { ListedBrief, OpenedBrief } from '../../shared/contract/library'
import { Failure } from '../../shared/failure'
import { codeOf, reason } from '../store/disk/reason'

/** The briefs that come with Carrel. */
export type Library = {
  /** All of them, in the order of their ids; those that are not shown, with the reason in a sentence. */
  list: ListedBrief[]
  /** One of them as it stands on the disk now. Throws Failure 'brief-unreadable' or 'brief-changed'. */
  read: (id: string) => Promise<OpenedBrief>
}

/** `briefs` holds one subfolder for each; `indexes` the search indexes that were built with Carrel. */
export type Folders = { briefs: string; indexes: string }

/** Every brief in the folder; one that is not as published is refused, and the others are not. */
export async function openLibrary(folders: Folders): Promise<Library> {
  const list = await listBriefs(folders.briefs)
  const read = async (id: string) => {
    const listed = list.find((each) => each.isVerified && each.metadata.id === id)
    if (listed?.isVerified) return readBrief(folders, listed.metadata)
    throw new Failure('brief-unreadable', `Carrel has no brief “${id}” that it can show. ${whatToDo}`)
  }
  return { list, read }
}

const whatToDo = 'Your notes are safe. Install Carrel again from a copy you trust.'

async function listBriefs(folder: string): Promise<ListedBrief[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    const ids = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
    if (ids.length === 0) return [refused('briefs', `No brief was found in ${folder}. ${whatToDo}`)]
    return withoutTwins(await Promise.all(ids.sort().map((id) => listBrief(folder, id))))
  } catch (error) {
    return [refused('briefs', `The folder ${folder} could not be read: ${reason(error)}. ${whatToDo}`)]
  }
}

async function listBrief(folder: string, id: string): Promise<ListedBrief> {
  try {
    const metadata = await readMetadata(join(folder, id, 'brief.json'), id)
    const text = await readSource(folder, metadata)
    if (text.trim() === '') throw new Failure('brief-unreadable', `The brief “${id}” is empty. ${whatToDo}`)
    return { isVerified: true, metadata }
  } catch (error) {
    if (error instanceof Failure) return refused(id, error.message)
    if (codeOf(error) === null) throw error
    return refused(id, `The brief “${id}” could not be read: ${reason(error)}. ${whatToDo}`)
  }
}

/** Of several briefs with the same text only the first is shown: a note would not know on which of them it stands. */
function withoutTwins(list: ListedBrief[]): ListedBrief[] {
  const known = new Map<string, string>()
  return list.map((each) => {
    if (!each.isVerified) return each
    const { id, sha256 } = each.metadata
    const twin = known.get(sha256)
    known.set(sha256, twin ?? id)
    if (twin === undefined) return each
    return refused(
      id,
      `The brief “${id}” is not shown: its text is that of “${twin}”, byte for byte. Your notes are safe.`,
    )
  })
}

async function readBrief({ briefs, indexes }: Folders, metadata: BriefMetadata): Promise<OpenedBrief> {
  const [text, searchIndex] = await Promise.all([
    readSource(briefs, metadata),
    readIndex(join(indexes, `${metadata.id}.index`)),
  ])
  return { metadata, text, searchIndex }
}

async function readMetadata(path: string, id: string): Promise<BriefMetadata> {
  const checked = BriefMetadata.safeParse(parse(await readFile(path, 'utf8')))
  if (checked.success && checked.data.id === id) return checked.data
  const why = checked.success
    ? `its description ${path} says that it is “${checked.data.id}”, which is another one`
    : `its description ${path} is damaged`
  throw new Failure('brief-unreadable', `The brief “${id}” is not shown: ${why}. ${whatToDo}`)
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

async function readSource(folder: string, { id, sha256 }: BriefMetadata): Promise<string> {
  const bytes = await readBytes(join(folder, id, 'source.txt'), id)
  const found = createHash('sha256').update(bytes).digest('hex')
  if (found === sha256) return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  throw new Failure(
    'brief-changed',
    `The text of the brief “${id}” is not the one that was published, so it is not shown. ` +
      `Its SHA-256 should be ${sha256}, and is ${found}. ${whatToDo}`,
  )
}

async function readBytes(path: string, id: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    if (codeOf(error) === null) throw error
    const sentence = `The brief “${id}” could not be read: ${reason(error)}. ${whatToDo}`
    throw new Failure('brief-unreadable', sentence)
  }
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

function refused(name: string, message: string): ListedBrief {
  return { isVerified: false, name, message }
}
