import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Place } from '../../../src/main/store/files/place'
import { readMirrorPlace } from '../../../src/main/store/replica/mirror-place'

/** A place as it can be told to a child; `clock` is how far its clock is off, in milliseconds. */
export type Told = { dataFolder: string; clock?: number }

/** scrypt's cheapest: what it costs to guess is not what these suites are about. */
const cheap = 1024

/** The store in a data folder, with its second copy where the analyst has chosen, as the app itself finds it. */
export async function placeOf({ dataFolder, clock = 0 }: Told): Promise<Place> {
  return {
    directory: join(dataFolder, 'store'),
    mirror: await readMirrorPlace(dataFolder),
    now: () => new Date(Date.now() + clock),
    random: () => randomBytes(8).toString('hex'),
    mayWrite: true,
    cost: cheap,
  }
}
