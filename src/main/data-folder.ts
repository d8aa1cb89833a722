import { randomBytes } from 'node:crypto'
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { type Place, usualCost } from './store/files/place'
import { readMirrorPlace } from './store/replica/mirror-place'

/** Whether anything can be written there. */
export function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Where in the data folder the store is, and where its mirror, as it was last chosen. */
export async function storePlace(dataFolder: string, mayWrite: boolean): Promise<Place> {
  return {
    directory: join(dataFolder, 'store'),
    now: () => new Date(),
    random: () => randomBytes(8).toString('hex'),
    mayWrite,
    cost: usualCost,
    mirror: await readMirrorPlace(dataFolder),
  }
}
