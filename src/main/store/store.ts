import { Low } from 'lowdb'
import { apply } from '../../shared/apply'
import type { Saved, StoreNotice } from '../../shared/contract'
import { Failure } from '../../shared/failure'
import { emptyWorkspace, type Operation, type Workspace } from '../../shared/workspace'
import type { Place } from './place'
import { reason } from './reason'
import { WorkspaceAdapter } from './workspace-adapter'

/** Turns the workspace as it will be when its turn comes into what is to be done: no edit is built on a stale state. */
export type Decide = (workspace: Workspace) => Operation

/** The workspace and its one way to change. Everything that touches the disk is behind this. */
export type Store = {
  /** What the disk has (or, when nothing is kept, the memory). */
  readonly workspace: Workspace
  readonly notices: StoreNotice[]
  readonly isKept: boolean
  /** Resolves when the disk has it. Throws Failure 'not-saved', or whatever `decide` throws; the rest is as it was. */
  commit(decide: Decide): Promise<Saved>
  /** Waits for the commits under way, and refuses later ones. */
  close(): Promise<void>
}

/** Opens the store at the place. A bad file is told in `notices`, never thrown. */
export async function openStore(place: Place): Promise<Store> {
  const adapter = new WorkspaceAdapter(place)
  const database = new Low<Workspace>(adapter, emptyWorkspace())
  await database.read()
  return new CommitQueue(database, adapter, place.now)
}

type Waiting = { decide: Decide; resolve: (saved: Saved) => void; reject: (error: unknown) => void }
type Accepted = Waiting & { operation: Operation }

/** Commits in the order they came. Those that wait for the disk are written together, in one go. */
class CommitQueue implements Store {
  workspace: Workspace
  private waiting: Waiting[] = []
  private writing: Promise<void> | null = null
  private isClosed = false

  constructor(
    private readonly database: Low<Workspace>,
    private readonly adapter: WorkspaceAdapter,
    private readonly now: () => Date,
  ) {
    this.workspace = database.data
  }

  get notices(): StoreNotice[] {
    return this.adapter.notices
  }

  get isKept(): boolean {
    return this.adapter.isKept
  }

  async commit(decide: Decide): Promise<Saved> {
    if (this.isClosed) throw new Failure('not-saved', 'Carrel is closing: this last change was not saved.')
    return new Promise((resolve, reject) => {
      this.waiting.push({ decide, resolve, reject })
      this.writing ??= this.writeAll()
    })
  }

  async close(): Promise<void> {
    this.isClosed = true
    await this.writing
  }

  private async writeAll(): Promise<void> {
    await Promise.resolve() // so that whatever is committed in the same breath is written together
    while (this.waiting.length > 0) await this.writeGroup(this.waiting.splice(0))
    this.writing = null
  }

  private async writeGroup(group: Waiting[]): Promise<void> {
    const { accepted, after } = decideAll(group, this.workspace)
    if (accepted.length === 0) return
    try {
      this.database.data = after
      await this.database.write()
    } catch (error) {
      this.database.data = this.workspace
      for (const { reject } of accepted) reject(notSaved(error))
      return
    }
    this.workspace = after
    const savedAt = this.isKept ? this.now().toISOString() : null
    for (const { operation, resolve } of accepted) resolve({ operation, savedAt })
  }
}

/** One that fails is rejected alone and spoils nothing for the others. */
function decideAll(group: Waiting[], before: Workspace): { accepted: Accepted[]; after: Workspace } {
  const accepted: Accepted[] = []
  let after = before
  for (const waiting of group) {
    try {
      const operation = waiting.decide(after)
      after = apply(after, operation)
      accepted.push({ ...waiting, operation })
    } catch (error) {
      waiting.reject(error)
    }
  }
  return { accepted, after }
}

function notSaved(error: unknown): Failure {
  return new Failure(
    'not-saved',
    `This change is not saved: ${reason(error)}. Everything saved before is safe. Put this right, then try again.`,
  )
}
