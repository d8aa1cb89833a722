import { Low } from 'lowdb'
import type { MirrorState, StoreNotice } from '../../shared/contract/protection'
import type { Saved } from '../../shared/contract/workspace'
import { Failure } from '../../shared/failure'
import { emptyWorkspace, type Workspace } from '../../shared/workspace/workspace'
import { writeBackup } from './backup'
import { CommitQueue, notSaved } from './commit-queue'
import { codeOf } from './disk/reason'
import { journalLimit, type Place } from './files/place'
import { changePassphrase, finishSealing, type State, seal, unseal } from './files/sealing'
import { SnapshotSchedule } from './files/snapshot-schedule'
import type { Footing } from './footing'
import { requireFit } from './format/passphrase'
import { HardenedAdapter } from './hardened-adapter'
import { needsPassphrase } from './recovery/look'
import { Opener } from './recovery/opener'
import { keepChosen, moveMirror } from './replica/moving-mirror'
import type { Decide, NewPassphrase, Store } from './store-type'

export type { Store }

/** Whether opening takes a passphrase. Never throws: what cannot be looked at is told when it is opened. */
export async function isSealed(place: Place): Promise<boolean> {
  try {
    return await needsPassphrase(place)
  } catch (error) {
    if (codeOf(error) === null) throw error
    return false
  }
}

/**
 * Opens the store at the place. A bad file is told in `notices`, never thrown. Throws Failure 'wrong-passphrase', or
 * 'locked' when one is needed and none is given; no file was touched then.
 */
export async function openStore(place: Place, passphrase: string | null): Promise<Store> {
  const opener = new Opener(place, passphrase)
  const adapter = new HardenedAdapter(opener)
  const database = new Low<Workspace>(adapter, emptyWorkspace())
  await database.read()
  return new OpenStore({ place, opener, adapter, database })
}

type Parts = { place: Place; opener: Opener; adapter: HardenedAdapter; database: Low<Workspace> }

class OpenStore implements Store {
  private queue: CommitQueue
  private readonly schedule = new SnapshotSchedule(() => this.checkpoint().catch(report))
  private snapshot: Promise<void> = Promise.resolve()
  private isSnapshotSound = true
  private closing: Promise<void> | null = null
  private listener: (mirror: MirrorState) => void = () => undefined

  constructor(private readonly parts: Parts) {
    this.queue = new CommitQueue(parts.database, parts.adapter, parts.place.now)
    this.followMirror()
  }

  get workspace(): Workspace {
    return this.parts.database.data
  }

  get notices(): StoreNotice[] {
    return this.parts.adapter.notices
  }

  get isKept(): boolean {
    return this.parts.adapter.footing !== null
  }

  get isSealed(): boolean {
    return this.parts.adapter.key !== null
  }

  get mirror(): MirrorState {
    const { folder, isOwnChoice } = this.parts.place.mirror
    const none = { folder, isOwnChoice, state: 'away', why: 'nothing is kept in this session' } as const
    return this.parts.adapter.footing?.mirror.state ?? none
  }

  async commit(decide: Decide): Promise<Saved> {
    let isRoomMade = false
    try {
      const saved = await this.queue.commit(decide)
      isRoomMade = saved.operation.type === 'purge'
      return saved
    } finally {
      this.scheduleSnapshot(isRoomMade)
    }
  }

  async checkpoint(): Promise<void> {
    await this.queue.alone(() => this.beginSnapshot())
    await this.snapshot
  }

  async replace(workspace: Workspace, passphrase: string | null = null): Promise<void> {
    const { adapter, database } = this.parts
    if (passphrase !== null) requireFit(passphrase) // before anything is set aside
    if (this.notices.some(({ kind }) => kind === 'lost')) await this.startAnew()
    if (passphrase !== null && !this.isSealed) await this.setPassphrase({ passphrase, current: null })
    await this.alone(async ({ journal }) => {
      await journal.rotate()
      await database.write()
      await adapter.replace(workspace)
      database.data = workspace
    })
  }

  async setPassphrase({ passphrase, current }: NewPassphrase): Promise<void> {
    await this.alone(async ({ ground, mirror }) => {
      await finishSealing(ground) // which an earlier attempt may have left half done
      if (ground.key) {
        await changePassphrase(ground, { current: current ?? '', passphrase })
        await mirror.flush()
      } else await this.changeKind((state) => seal(ground, passphrase, state))
    })
  }

  async removePassphrase(current: string): Promise<void> {
    await this.alone(async ({ ground, mirror }) => {
      const hadKey = ground.key !== null
      await finishSealing(ground)
      if (hadKey && ground.key === null) await mirror.flush()
      else await this.changeKind((state) => unseal(ground, current, state))
    })
  }

  async backUp(path: string): Promise<void> {
    const { place, adapter } = this.parts
    if (this.closing !== null) throw new Failure('not-saved', 'Carrel is closing: no backup was written.')
    const madeAt = place.now().toISOString()
    await writeBackup(path, { workspace: this.workspace, madeAt, random: place.random(), key: adapter.key })
  }

  async putNoticesAway(): Promise<void> {
    if (this.isKept) await this.alone((footing) => this.parts.adapter.putNoticesAway(footing))
  }

  async setMirror(folder: string | null): Promise<MirrorState> {
    return this.alone(async ({ ground, mirror }) => moveMirror(ground, mirror, folder))
  }

  onMirror(listener: (mirror: MirrorState) => void): void {
    this.listener = listener
    this.followMirror()
  }

  async startAnew(): Promise<void> {
    const { opener, adapter, database } = this.parts
    if (this.isKept) throw new Error('only a store that keeps nothing can be begun anew')
    await orNotSaved(opener.setAllAside())
    await database.read()
    if (adapter.footing) await keepChosen(adapter.footing.ground, adapter.footing.mirror)
    this.followMirror()
  }

  close(): Promise<void> {
    this.closing ??= this.closeOnce()
    return this.closing
  }

  private async closeOnce(): Promise<void> {
    const { adapter, database, opener } = this.parts
    this.schedule.stop()
    const last = adapter.footing ? this.checkpoint() : Promise.resolve()
    await last.catch(report)
    await this.queue.close()
    const { footing } = adapter
    adapter.forgetKey() // before the mirror, which needs none and may take its time
    await footing?.mirror.close() // it asks the footing what to copy, so that has to stay until then
    await footing?.journal.rotate()
    adapter.footing = null
    database.data = emptyWorkspace()
    await opener.release()
  }

  private followMirror(): void {
    this.parts.adapter.footing?.mirror.onChange((mirror) => this.listener(mirror))
  }

  /** Something that changes the files themselves, between two groups of edits and after any snapshot under way. */
  private alone<T>(task: (footing: Footing) => Promise<T>): Promise<T> {
    return this.queue.alone(async () => {
      await this.snapshot.catch(() => undefined)
      const { adapter, database } = this.parts
      const { footing } = adapter
      if (footing === null)
        throw new Failure(
          'not-saved',
          'Nothing is kept in this session, so this cannot be done. Nothing was changed.',
        )
      await orNotSaved(adapter.keepFolder(footing, database.data))
      return orNotSaved(task(footing))
    })
  }

  /** From plain to sealed files or back: a snapshot and a journal of the new kind, then the old files go. */
  private async changeKind(change: (state: State) => Promise<void>): Promise<void> {
    const { adapter, database } = this.parts
    const { footing } = adapter
    if (footing === null) return
    const { ground, journal, mirror } = footing
    await journal.rotate()
    const { seq, term } = journal
    await change({ workspace: database.data, seq, term })
    adapter.turn(footing, { seq, term }) // before anything else can fail: edits of the old kind would not count
    await finishSealing(ground)
    await mirror.flush()
  }

  /** Runs between two groups, but only its beginning: edits go on, in a new journal, while the state is written. */
  private async beginSnapshot(): Promise<void> {
    const { adapter, database } = this.parts
    await this.snapshot.catch(() => undefined)
    await adapter.footing?.journal.rotate()
    this.snapshot = database.write()
    this.snapshot.then(
      () => (this.isSnapshotSound = true),
      () => (this.isSnapshotSound = false),
    )
  }

  /** One that the disk refused is not tried again at each edit, but when there may be room for it now. */
  private scheduleSnapshot(isRoomMade: boolean): void {
    const { journalSize: size } = this.parts.adapter
    if (this.closing !== null) return
    this.schedule.edited({ size, isUrgent: this.isSnapshotSound ? size > journalLimit : isRoomMade })
  }
}

/** A snapshot that could not be written is for the log: the journal has every edit all the same. */
function report(error: unknown): void {
  console.error(error)
}

/** What the system refuses is told as such. */
async function orNotSaved<T>(task: Promise<T>): Promise<T> {
  try {
    return await task
  } catch (error) {
    throw error instanceof Failure || codeOf(error) === null ? error : notSaved(error)
  }
}
