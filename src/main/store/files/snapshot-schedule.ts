/** A snapshot is written when nothing has changed for `after` (ms), or so long after an edit at the `latest`. */
const idle = { after: 60_000, latest: 300_000 }
/** For less than so much in the journals, in bytes, none is written but on closing. */
const least = 256 * 1024

/** When snapshots are written by themselves. At most one is under way. */
export class SnapshotSchedule {
  private idle: NodeJS.Timeout | undefined
  private latest: NodeJS.Timeout | undefined
  private isUnderWay = false

  constructor(private readonly take: () => Promise<void>) {}

  /** After an edit: so many bytes are in the journals; `isUrgent` when a snapshot is wanted now. */
  edited({ size, isUrgent }: { size: number; isUrgent: boolean }): void {
    clearTimeout(this.idle)
    if (size < least) this.stop()
    else if (isUrgent) this.begin()
    else {
      this.idle = this.inTime(idle.after)
      this.latest ??= this.inTime(idle.latest) // no edit puts this one off
    }
  }

  stop(): void {
    clearTimeout(this.idle)
    clearTimeout(this.latest)
    this.latest = undefined
  }

  private inTime(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => this.begin(), milliseconds).unref()
  }

  private begin(): void {
    this.stop()
    if (this.isUnderWay) return
    this.isUnderWay = true
    void this.take().finally(() => {
      this.isUnderWay = false
    })
  }
}
