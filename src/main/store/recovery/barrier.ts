import { lstat } from 'node:fs/promises'
import { ensureFolder, tryWriting } from '../disk/durable-file'
import { type Lock, takeLock } from '../disk/lock'
import { codeOf, isReadOnly, reason } from '../disk/reason'
import type { Place } from '../files/place'

const inUse = 'it is in use by another Carrel'

/** What stands between a store and its being written to: the lock, once it is got, or why there is none. */
export type Gate = { lock: Lock | null; barrier: () => Promise<string | null> }

/**
 * Takes the lock; whether the folder can be written to is found out later, by doing it, and only if it is to be opened.
 * A folder that is not there is made then, and locked before anything is begun in it: two may be starting at once.
 */
export async function passGate(place: Place): Promise<Gate> {
  if (!place.mayWrite) return { lock: null, barrier: async () => inUse }
  if (!(await isThere(place.directory))) return gateToNothing(place)
  const lock = await takeLock(place.directory)
  return { lock, barrier: async () => (lock === null ? inUse : findBarrier(place)) }
}

function gateToNothing(place: Place): Gate {
  const gate: Gate = {
    lock: null,
    async barrier() {
      try {
        await ensureFolder(place.directory)
        gate.lock = await takeLock(place.directory)
      } catch (error) {
        if (codeOf(error) === null) throw error
        return reason(error)
      }
      return gate.lock === null ? inUse : findBarrier(place)
    },
  }
  return gate
}

async function isThere(directory: string): Promise<boolean> {
  return lstat(directory).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

/** Why the folder cannot be written to, or null. Any other trouble (a full disk) may pass: the next save will tell. */
async function findBarrier({ directory, random }: Place): Promise<string | null> {
  try {
    await tryWriting(directory, random())
    return null
  } catch (error) {
    if (codeOf(error) === null) throw error
    return isReadOnly(error) ? reason(error) : null
  }
}
