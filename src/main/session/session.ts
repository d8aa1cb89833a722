import { Failure } from '../../shared/failure'

/** What is open while the session is unlocked: the store, as far as a session knows it. */
export type Closable = {
  /** Whether opening it again takes a passphrase. */
  readonly isSealed: boolean
  /** Saves what is under way and forgets the keys. */
  close(): Promise<void>
}

/** What a session has done for it. */
export type Steps<S> = {
  isSealed: () => Promise<boolean>
  /** Throws Failure 'wrong-passphrase', and then has touched nothing. */
  open: (passphrase: string | null) => Promise<S>
  /** Lets so many milliseconds pass. */
  wait: (milliseconds: number) => Promise<void>
  /** Gets the window's last edits; never rejects, and has a limit of its own. */
  handOver: () => Promise<void>
  /** Shows the page that fits the session as it is now, loaded anew. */
  showPage: () => void
  /** Drops whatever else was remembered of the content. */
  forget: () => void
  report: (error: unknown) => void
}

/** Whether what was written may be seen: from the first look at the disk, through locking and unlocking, to the end. */
export class Session<S extends Closable> {
  /** Resolves once it is known whether a passphrase is needed; where none is, the store is being opened by then. */
  readonly ready: Promise<void>
  private store: Promise<S> | null = null
  /** The store once it is open. */
  private held: S | null = null
  private hasEnded = false
  private wrongOnes = 0
  /** What is under way; none of these rejects. */
  private attempts: Promise<unknown> = Promise.resolve()
  private opening: Promise<unknown> = Promise.resolve()
  private locking: Promise<boolean> | null = null

  constructor(private readonly steps: Steps<S>) {
    this.ready = this.begin()
  }

  private async begin(): Promise<void> {
    if (await this.steps.isSealed()) return
    this.opening = this.hold(this.steps.open(null)).catch(() => undefined)
  }

  private async hold(store: Promise<S>): Promise<void> {
    this.store = store
    this.held = await store
  }

  get isLocked(): boolean {
    return this.store === null
  }

  /** What is open at this moment, or null. */
  get present(): S | null {
    return this.held
  }

  /** What is open, or will be in a moment. Throws Failure 'locked' when nothing is, and whatever opening threw. */
  async opened(): Promise<S> {
    if (this.store === null) throw lockedFailure()
    return this.store
  }

  /** One attempt at a time, in the order they came. Throws Failure 'wrong-passphrase', later after each wrong one. */
  unlock(passphrase: string): Promise<void> {
    const attempt = this.attempts.then(() => this.attempt(passphrase))
    this.attempts = attempt.catch(() => undefined)
    return attempt
  }

  private async attempt(passphrase: string): Promise<void> {
    await this.locking
    if (this.store || this.hasEnded) return
    const opening = this.steps.open(passphrase).then((store) => this.hold(Promise.resolve(store)))
    this.opening = opening.catch(() => undefined)
    try {
      await opening
    } catch (error) {
      if (isWrong(error)) await this.steps.wait(delayAfter(++this.wrongOnes))
      throw error
    }
    this.wrongOnes = 0
    if (!this.hasEnded) this.steps.showPage()
  }

  /** Shuts everything away at once; false where no passphrase is set. Again while it is under way is the same. */
  lock(): Promise<boolean> {
    this.locking ??= this.shutAway().finally(() => {
      this.locking = null
    })
    return this.locking
  }

  private async shutAway(): Promise<boolean> {
    await this.opening
    if (this.isLocked) return true
    if (!this.held?.isSealed || this.hasEnded) return false
    await this.steps.handOver()
    const closing = this.held.close()
    this.store = null
    this.held = null
    this.steps.forget()
    this.steps.showPage()
    await closing.catch(this.steps.report)
    return true
  }

  /** Does what gives the store other content, and shows that. Throws what `work` throws. */
  async exchange(work: (store: S) => Promise<void>): Promise<void> {
    const store = await this.opened()
    await this.steps.handOver()
    await work(store)
    if (!this.isLocked) this.steps.showPage()
  }

  /** Closes what is open, for good. The window has handed over its last edits by then. */
  async end(): Promise<void> {
    this.hasEnded = true
    await this.opening
    await this.locking
    await this.held?.close()
  }
}

/** The refusal of everything that needs what is locked away. */
export function lockedFailure(): Failure {
  return new Failure(
    'locked',
    'Carrel is locked, so this was not done. What was saved is safe. Unlock it with your passphrase, then try again.',
  )
}

function isWrong(error: unknown): boolean {
  return error instanceof Failure && error.code === 'wrong-passphrase'
}

const longestDelay = 30_000

/** Milliseconds: none after the first two wrong ones, then 1 s, and twice as long after each that follows. */
function delayAfter(wrongOnes: number): number {
  return wrongOnes <= 2 ? 0 : Math.min(longestDelay, 1_000 * 2 ** (wrongOnes - 3))
}
