import type { MirrorState } from '../../../shared/contract/protection'
import { Failure } from '../../../shared/failure'
import { codeOf, reason } from '../disk/reason'
import type { MirrorPlace } from '../files/place'
import { bringUpToDate, type Copied, type Wanted } from './mirroring'

const retryAfter = 5_000 // milliseconds

/**
 * Keeps the second copy up to date behind the store: nobody waits for it, and when its folder is away nothing stops.
 * What it copies is always what the store has acknowledged, so it can never be ahead.
 */
export class Mirror {
  private known: Copied = null
  private isAsOpened = true
  private isDirty = false
  private running: Promise<void> | null = null
  private timer: NodeJS.Timeout | undefined
  private trouble: { state: 'away' | 'unfit'; why: string } | null = null
  private listener: (state: MirrorState) => void = () => undefined

  /** `settled` is called with each folder that has been looked at anew and is up to date now; it never rejects. */
  constructor(
    private place: MirrorPlace,
    private readonly wanted: () => Wanted,
    private readonly settled: (place: MirrorPlace) => Promise<void>,
  ) {}

  get state(): MirrorState {
    const { folder, isOwnChoice } = this.place
    return { folder, isOwnChoice, state: this.trouble?.state ?? 'in-step', why: this.trouble?.why ?? null }
  }

  onChange(listener: (state: MirrorState) => void): void {
    this.listener = listener
  }

  /** The store has something new; the copy follows soon. */
  touch(): void {
    this.isDirty = true
    if (this.timer === undefined) this.run()
  }

  /** Tries now, also when the folder was away, and resolves when the copy is up to date or cannot be. */
  async flush(): Promise<void> {
    this.isDirty = true
    this.run()
    await this.running
  }

  /** Moves to another folder, which is begun with a whole copy; `note` writes down where, while nothing is copied. */
  async moveTo(place: MirrorPlace, note: () => Promise<void>): Promise<MirrorState> {
    while (this.running !== null) await this.running
    const noted = note()
    this.running = noted.catch(() => undefined)
    await this.running
    this.running = null
    await noted
    Object.assign(this, { place, known: null, isAsOpened: false })
    await this.flush()
    return this.state
  }

  /** Follows no longer. */
  async close(): Promise<void> {
    await this.flush()
    clearTimeout(this.timer)
    this.timer = undefined
    this.isDirty = false
  }

  private run(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.running ??= this.followUp()
  }

  private async followUp(): Promise<void> {
    while (this.isDirty) {
      this.isDirty = false
      try {
        const isNew = this.known === null
        const wanted = this.wanted()
        const readCopy = this.isAsOpened ? wanted.readCopy : null
        this.isAsOpened = false // whatever comes back after this may be another one
        this.known = await bringUpToDate(this.place, { ...wanted, readCopy }, this.known)
        this.report(null)
        if (isNew) await this.settled(this.place)
      } catch (error) {
        this.giveUpForNow(error)
        break
      }
    }
    this.running = null // in the same breath as the last look: whoever comes next begins anew
  }

  private giveUpForNow(error: unknown): void {
    this.known = null
    this.isDirty = true
    const isUnfit = error instanceof Failure
    this.report({ state: isUnfit ? 'unfit' : 'away', why: isUnfit ? error.message : why(error) })
    this.timer = setTimeout(() => this.run(), retryAfter)
    this.timer.unref()
  }

  private report(trouble: Mirror['trouble']): void {
    const hasChanged = trouble?.why !== this.trouble?.why || trouble?.state !== this.trouble?.state
    this.trouble = trouble
    if (hasChanged) this.listener(this.state)
  }
}

function why(error: unknown): string {
  return codeOf(error) === 'ENOENT'
    ? 'its folder is not there; perhaps a disk or stick is unplugged'
    : reason(error)
}
