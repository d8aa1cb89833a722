import { rename } from 'node:fs/promises'
import { type Lock, takeLock } from '../disk/lock'
import { nullIfGone } from '../disk/reason'
import type { Place } from '../files/place'
import { asideMark, dateForName } from '../files/set-aside'
import { giveUpForeign } from '../replica/moving-mirror'
import { passGate } from './barrier'
import type { Opened } from './found'
import { openPlace } from './opening'

/** Opens a place under its lock, and keeps the lock until it is released. The passphrase is forgotten once it was used. */
export class Opener {
  private lock: Lock | null = null
  private mayBegin = false

  constructor(
    private readonly place: Place,
    private passphrase: string | null,
  ) {}

  async open(): Promise<Opened> {
    const gate = await passGate(this.place)
    try {
      const opened = await openPlace(this.place, this.passphrase, {
        barrier: gate.barrier,
        mayBegin: this.mayBegin,
      })
      this.passphrase = null
      return opened
    } catch (error) {
      await gate.lock?.release()
      gate.lock = null
      throw error
    } finally {
      this.lock = gate.lock
    }
  }

  async release(): Promise<void> {
    await this.lock?.release()
    this.lock = null
  }

  /** Locks what stands there now in the place of what was locked. Throws an error with code EBUSY if it is in use. */
  async lockAnew(): Promise<void> {
    const { directory } = this.place
    const lock = await takeLock(directory)
    if (lock === null) throw Object.assign(new Error(directory), { code: 'EBUSY' })
    await this.release()
    this.lock = lock
  }

  /**
   * Renames both folders, so that nothing stands where a store would be opened; a second copy of another store is left
   * alone, and given up as the place of this one's. Throws the system's error, or one with
   * code EBUSY while another process has the store open.
   */
  async setAllAside(): Promise<void> {
    const { directory, now } = this.place
    if (this.lock === null) await this.lockAnew().catch(nullIfGone)
    await this.release()
    await giveUpForeign(this.place)
    for (const folder of [directory, this.place.mirror.folder]) {
      await rename(folder, `${folder}${asideMark}${dateForName(now())}`).catch(nullIfGone)
    }
    this.mayBegin = true
  }
}
