import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { MirrorState } from '../../shared/contract'
import type { Ground } from './ground'
import type { Mirror } from './mirror'
import { prepareMirror, writeMirrorPlace } from './mirror-place'
import { keyName, markerName } from './names'
import { usualMirror } from './place'
import { removeKind } from './tidying'

/**
 * Moves the second copy to a folder of the analyst's choice, or (null) back beside the store. Once the new copy is whole
 * the old one goes, if it was in step: one that holds another store's copy, or newer edits, is left alone. Throws Failure 'mirror-unfit', and then it stays where it was.
 */
export async function moveMirror(
  ground: Ground,
  mirror: Mirror,
  chosen: string | null,
): Promise<MirrorState> {
  const { directory, random } = ground.place
  await mirror.flush() // what it holds may not have been looked at yet
  const before = mirror.state
  const usual = { folder: usualMirror(directory), isOwnChoice: false }
  const place =
    chosen === null
      ? usual
      : await prepareMirror(chosen, { directory, store: ground.store, random: random() })
  if (place.folder === before.folder) return before
  await writeMirrorPlace(dirname(directory), place, random())
  ground.place.mirror = place
  const state = await mirror.moveTo(place)
  if (before.state === 'in-step' && state.state === 'in-step')
    await removeCopy(before.folder).catch(() => undefined) // its disk went this moment: it stays what it was
  return state
}

async function removeCopy(folder: string): Promise<void> {
  await removeKind(folder, 'plain')
  await removeKind(folder, 'sealed')
  for (const name of [keyName, markerName]) await rm(join(folder, name), { force: true })
}
