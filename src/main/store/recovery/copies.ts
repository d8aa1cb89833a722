import { join } from 'node:path'
import type { Stamp } from '../disk/read-file'
import type { JournalFile, SnapshotFile, Survey } from '../files/survey'
import { markerName } from '../format/names'

/**
 * Finds out, from the bytes that are read anyway, which files of the second copy need not be read again to be brought up
 * to date: `stamps`, by name. Those hold nothing but what the store's own file of that name begins with; the marker
 * names this store.
 */
export class Copies {
  readonly stamps = new Map<string, Stamp>()
  private readonly store: Survey | null
  private readonly mirror: Survey | null
  /** The store's files that the second copy has too, until that one is read. */
  private readonly own = new Map<string, Buffer>()

  constructor(surveys: Survey[]) {
    this.store = surveys.find(({ side }) => side === 'store') ?? null
    this.mirror = surveys.find(({ side }) => side === 'mirror') ?? null
  }

  async noteMarker(id: string): Promise<void> {
    const { mirror } = this
    if (!mirror?.marker || mirror.marker === 'newer' || !('store' in mirror.marker)) return
    if (mirror.marker.store === id) await this.stamp(mirror, markerName)
  }

  /** Takes a file that was found sound, the store's before that of the second copy. */
  async note({ name, side }: SnapshotFile | JournalFile, bytes: Buffer): Promise<void> {
    const { store, mirror, own } = this
    if (!store || !mirror) return
    if (side === 'store') {
      const isCopied = [...mirror.snapshots, ...mirror.journals].some((copy) => copy.name === name)
      if (isCopied) own.set(name, bytes)
      return
    }
    const whole = own.get(name)
    own.delete(name)
    if (whole?.subarray(0, bytes.length).equals(bytes)) await this.stamp(mirror, name)
  }

  private async stamp({ directory, files }: Survey, name: string): Promise<void> {
    const stamp = await files.stampOf(join(directory, name))
    if (stamp !== null) this.stamps.set(name, stamp)
  }
}
