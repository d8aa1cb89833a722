import { type Brief, parseBrief } from '../../shared/brief/brief'
import type { ListedBrief, OpenedBrief } from '../../shared/contract/library'
import { call } from '../api'

/** A brief that was opened, with its search index if one lies ready. */
export type ReadBrief = { brief: Brief; searchIndex: Uint8Array | null }

const known = new Map<string, ReadBrief>()

/** Parses a brief that main has opened; kept for as long as the window lives. */
export function keepOpened({ metadata, text, searchIndex }: OpenedBrief): ReadBrief {
  const read = known.get(metadata.id) ?? { brief: parseBrief(metadata, text), searchIndex }
  known.set(metadata.id, read)
  return read
}

/** A brief of the list: from main when it is first asked for. Throws the Failure 'brief-unreadable' or 'brief-changed'. */
export async function readBrief(id: string): Promise<ReadBrief> {
  return known.get(id) ?? keepOpened(await call('openBrief', { id }))
}

/** A brief that was opened already, else null. */
export function openedBrief(id: string): Brief | null {
  return known.get(id)?.brief ?? null
}

/** How a brief is called: by its title, or by its id where it is not shown. */
export function titleOf(briefs: readonly ListedBrief[], id: string): string {
  const listed = briefs.find((each) => each.isVerified && each.metadata.id === id)
  return listed?.isVerified ? listed.metadata.title : `“${id}”, which is not here`
}
