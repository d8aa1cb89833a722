import type { Low } from 'lowdb'
import type { Saved } from '../../shared/contract/workspace'
import { Failure } from '../../shared/failure'
import { apply } from '../../shared/workspace/apply'
import type { Operation, Workspace } from '../../shared/workspace/workspace'
import { reason } from './disk/reason'
import type { HardenedAdapter } from './hardened-adapter'
import type { Decide } from './store-type'

type Waiting = { decide: Decide; resolve: (saved: Saved) => void; reject: (error: unknown) => void }
type Accepted = Waiting & { operation: Operation }
type Decided = { accepted: Accepted[]; after: Workspace }
type Task = () => Promise<void>

/** So many commits are made durable in one go, and no more: together they must fit into a journal that can be read. */
const mostAtOnce = 100

/** Everything in the order it came. Commits that wait for the disk one after the other are made durable in one go. */
export class CommitQueue {
  private waiting: (Waiting | Task)[] = []
  private running: Promise<void> | null = null
  private isClosed = false

  constructor(
    private readonly database: Low<Workspace>,
    private readonly adapter: HardenedAdapter,
    private readonly now: () => Date,
  ) {}

  async commit(decide: Decide): Promise<Saved> {
    this.requireOpen()
    return new Promise((resolve, reject) => {
      this.waiting.push({ decide, resolve, reject })
      this.start()
    })
  }

  /** Does something between two groups, when the state in memory is what the disk has and stays so. */
  alone<T>(task: () => Promise<T>): Promise<T> {
    this.requireOpen()
    return new Promise((resolve, reject) => {
      this.waiting.push(() => task().then(resolve, reject))
      this.start()
    })
  }

  /** Refuses what comes from now on, and resolves when the rest is done. */
  async close(): Promise<void> {
    this.isClosed = true
    await this.running
  }

  private requireOpen(): void {
    if (this.isClosed) throw new Failure('not-saved', 'Carrel is closing: this last change was not saved.')
  }

  private start(): void {
    this.running ??= this.workOff()
  }

  private async workOff(): Promise<void> {
    await Promise.resolve() // so that whatever is committed in the same breath is written together
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      if (typeof next === 'function') {
        this.waiting.shift()
        await next()
      } else await this.writeGroup(this.takeGroup())
    }
    this.running = null // in the same breath as the last look: whoever comes next begins anew
  }

  /** The commits up to the next task, as far as they go together. */
  private takeGroup(): Waiting[] {
    const end = this.waiting.findIndex((next) => typeof next === 'function')
    const taken = this.waiting.splice(0, Math.min(mostAtOnce, end < 0 ? this.waiting.length : end))
    return taken.filter((next) => typeof next !== 'function')
  }

  private async writeGroup(group: Waiting[]): Promise<void> {
    const { accepted, after } = decideAll(group, this.database.data, this.adapter.fullness)
    if (accepted.length === 0) return
    try {
      await this.adapter.append(
        accepted.map(({ operation }) => operation),
        this.database.data,
      )
    } catch (error) {
      for (const { reject } of accepted) reject(notSaved(error))
      return
    }
    this.database.data = after
    const savedAt = this.adapter.footing ? this.now().toISOString() : null
    for (const { operation, resolve } of accepted) resolve({ operation, savedAt })
  }
}

/** One that fails is rejected alone and spoils nothing for the others. */
function decideAll(group: Waiting[], before: Workspace, fullness: Error | null): Decided {
  const accepted: Accepted[] = []
  let after = before
  for (const waiting of group) {
    try {
      const operation = waiting.decide(after)
      if (fullness !== null && isAdding(operation)) throw notSaved(fullness)
      after = apply(after, operation)
      accepted.push({ ...waiting, operation })
    } catch (error) {
      waiting.reject(error)
    }
  }
  return { accepted, after }
}

/** Whether there is more to keep afterwards; what removes and purges is how room is made. */
function isAdding(operation: Operation): boolean {
  return operation.type === 'put' || (operation.type === 'draft' && operation.draft !== null)
}

/** What a person is told when the disk refuses. */
export function notSaved(error: unknown): Failure {
  return new Failure(
    'not-saved',
    `This change is not saved: ${reason(error)}. Everything saved before is safe. Put this right, then try again.`,
  )
}
