import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { expired, type Lived, lived } from '../../shared/workspace/expiry'
import { writeDurably } from '../store/disk/durable-file'
import { readRegularFile } from '../store/disk/read-file'
import type { Store } from '../store/store-type'

/** As many as one operation may name; the rest goes at the next opening. */
const most = 100_000

const name = 'days.json'
const isRising = (days: string[]) =>
  days.every((date, index) => index === 0 || date > (days[index - 1] ?? ''))
/** What `days.json` holds. */
export const Days = z.strictObject({
  days: z.array(z.iso.date()).max(100).refine(isRising),
  early: z.record(z.uuid(), z.iso.date()),
})

/**
 * Notes that the store was opened at `now`, and takes out of the trash, for good, what has been in it for too many of
 * the days that are noted in the data folder. Throws Failure 'not-saved', or the system's error.
 */
export async function emptyOfExpired(store: Store, at: { dataFolder: string; now: Date }): Promise<void> {
  if (!store.isKept) return
  const now = at.now.toISOString()
  const known = await readDays(at.dataFolder)
  const days = lived(known, store.workspace, now)
  if (JSON.stringify(days) !== JSON.stringify(known)) await writeDays(at.dataFolder, days)
  const ids = expired(store.workspace, days, now).slice(0, most)
  if (ids.length > 0) await store.commit(() => ({ type: 'purge', ids }))
}

/** Days that cannot be read are not known: what is in the trash stays longer. */
async function readDays(dataFolder: string): Promise<Lived> {
  try {
    return Days.parse(JSON.parse((await readRegularFile(join(dataFolder, name))).toString()))
  } catch {
    return { days: [], early: {} }
  }
}

async function writeDays(directory: string, days: Lived): Promise<void> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(days)}\n`)
  await writeDurably({ directory, name, bytes, random: randomBytes(8).toString('hex') })
}
