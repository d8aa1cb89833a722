import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Place } from '../../src/main/store/place'

/** A place as it can be told to a child; `clock` is how far its clock is off, in milliseconds. */
export type Told = { dataFolder: string; mirror?: string | null; clock?: number }

/** scrypt's cheapest: what it costs to guess is not what these suites are about. */
const cheap = 1024

/** The store in a data folder, with its second copy beside it or in a folder of the analyst's own choice. */
export function placeOf({ dataFolder, mirror = null, clock = 0 }: Told): Place {
  return {
    directory: join(dataFolder, 'store'),
    mirror: { folder: mirror ?? join(dataFolder, 'mirror'), isOwnChoice: mirror !== null },
    now: () => new Date(Date.now() + clock),
    random: () => randomBytes(8).toString('hex'),
    mayWrite: true,
    cost: cheap,
  }
}
