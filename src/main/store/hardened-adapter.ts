import { readdir } from 'node:fs/promises'
import type { Adapter } from 'lowdb'
import type { StoreNotice } from '../../shared/contract/protection'
import type { Operation, Workspace } from '../../shared/workspace/workspace'
import { ensureFolder, removeDurably } from './disk/durable-file'
import { maximumSize } from './disk/limits'
import { codeOf, nullIfGone, problem } from './disk/reason'
import {
  type At,
  type Ground,
  type OpenKey,
  pathIn,
  writeGeneration,
  writeKey,
  writeMarker,
} from './files/ground'
import type { MirrorPlace } from './files/place'
import { removeReports, renewReports } from './files/report'
import { clearLeftOver } from './files/sealing'
import { prune } from './files/tidying'
import { type Footing, journalOn, journalsIn, journalsOf } from './footing'
import { forget } from './format/key-file'
import { snapshotName } from './format/names'
import type { Opener } from './recovery/opener'
import { Mirror } from './replica/mirror'
import type { Wanted } from './replica/mirroring'
import { clearLeft } from './replica/moving-mirror'
import { folderAt, isSameFolder, MarkerWatch, requireOwn, requireSameDisk } from './replica/whereabouts'

/** When so many bytes of journals wait for a snapshot, nothing is added: all of them must be read at the start. */
const mostJournals = 4 * maximumSize

/**
 * lowdb's door to the disk: `read` opens the store, `write` puts a whole snapshot beside the older ones, and `append`
 * makes single edits durable between snapshots. `footing` is null while nothing is kept.
 */
export class HardenedAdapter implements Adapter<Workspace> {
  notices: StoreNotice[] = []
  footing: Footing | null = null
  private unkept: OpenKey | null = null

  constructor(private readonly opener: Pick<Opener, 'open' | 'lockAnew'>) {}

  async read(): Promise<Workspace> {
    this.forgetKey()
    const { workspace, seq, term, notices, ground, key, isMissed } = await this.opener.open()
    this.notices = notices
    this.unkept = key
    this.footing = ground && (await this.stand(ground, { seq, term }))
    if (isMissed) await this.missNoMore(workspace)
    this.footing?.mirror.touch()
    return workspace
  }

  /**
   * A snapshot that is gone was told; a new one no longer names it, or it would be told at every start. It gets a number
   * by an edit that changes nothing. If the disk refuses that now, the next snapshot does it.
   */
  private async missNoMore(workspace: Workspace): Promise<void> {
    try {
      await this.append([{ type: 'draft', draft: workspace.draft }], workspace)
      await this.footing?.journal.rotate()
      await this.write(workspace)
    } catch (error) {
      if (codeOf(error) === null) throw error
    }
  }

  /** Resolves when the disk has the operations. `before` is the state they follow. Throws the system's error. */
  async append(operations: Operation[], before: Workspace): Promise<void> {
    const { footing } = this
    if (footing === null) return
    await this.keepFolder(footing, before)
    await footing.journal.append(operations.map((operation) => JSON.stringify(operation)))
    footing.mirror.touch()
  }

  /** Writes the state after the last edit as a snapshot, unless there is one; older ones than are kept go. */
  async write(workspace: Workspace): Promise<void> {
    const { footing } = this
    if (footing === null) return
    await this.settleDoubt(footing)
    try {
      await this.writeOn(footing, workspace)
    } catch (error) {
      footing.isTooLarge ||= codeOf(error) === 'TOOLARGE'
      throw error
    }
  }

  private async writeOn(footing: Footing, workspace: Workspace): Promise<void> {
    const { ground, journal } = footing
    const at = { seq: journal.seq, term: journal.term }
    if (ground.generations.some(({ seq }) => seq === at.seq)) return
    await requireOwn(ground.place.directory, ground.store, footing)
    await writeGeneration(ground, at, workspace)
    footing.isTooLarge = false
    footing.earlier = footing.earlier.filter(({ term }) => term > at.term)
    const done = journal.segments.filter(({ term }) => term <= at.term)
    journal.segments.splice(0, done.length)
    await prune(ground)
    footing.mirror.touch()
  }

  /** Puts another state in the place of the last one, under a number of its own. Throws the system's error. */
  async replace(workspace: Workspace): Promise<void> {
    const { footing } = this
    if (footing === null) return
    await this.settleDoubt(footing)
    footing.journal.skip()
    try {
      await this.writeOn(footing, workspace)
    } catch (error) {
      if (codeOf(error) === 'EEXIST')
        footing.journal.takeBack() // what stands there is not ours
      else {
        footing.hasDoubt = true
        await this.settleDoubt(footing).catch(() => undefined)
      }
      throw error
    }
  }

  /**
   * A replacement that failed may be on the disk all the same, and whole. Until it is certain that it is not, and its
   * number is free again, nothing may follow it. Throws the system's error.
   */
  private async settleDoubt(footing: Footing): Promise<void> {
    const { ground, journal } = footing
    await clearLeftOver(ground)
    if (!footing.hasDoubt) return
    await removeDurably(pathIn(ground, snapshotName(journal.seq, ground.seals.snapshot.kind)))
    journal.takeBack()
    footing.hasDoubt = false
  }

  /** What was said is not said again. Throws the system's error. */
  async putNoticesAway({ ground }: Footing): Promise<void> {
    await removeReports(ground)
    this.notices = []
  }

  /** The open passphrase: of the store as it stands now, or the one that opened what is shown and not kept. */
  get key(): OpenKey | null {
    return this.footing ? this.footing.ground.key : this.unkept
  }

  /** Zeroes the keys; nothing more can be sealed or opened with them. */
  forgetKey(): void {
    if (this.key) forget(this.key.keys)
    this.unkept = null
  }

  /** How many bytes of journal the newest snapshot does not cover. */
  get journalSize(): number {
    const { footing } = this
    return footing ? journalsOf(footing).reduce((total, { size }) => total + size, 0) : 0
  }

  /** Why nothing may be added that Carrel could not read again, as an error with a code of ours; null while there is room. */
  get fullness(): Error | null {
    if (this.footing?.isTooLarge) return problem('FULL')
    return this.journalSize > mostJournals ? problem('BEHIND') : null
  }

  /** Begins with a new journal. */
  async stand(ground: Ground, at: At): Promise<Footing> {
    const { directory, mirror: mirrorPlace } = ground.place
    const journal = journalOn(ground, at)
    const settled = (place: MirrorPlace) => clearLeft(place, this.wanted())
    const mirror = this.footing?.mirror ?? new Mirror(mirrorPlace, () => this.wanted(), settled)
    const earlier = await journalsIn(directory, ground.generations[0]?.term ?? 0)
    const folder = await folderAt(directory)
    return {
      ground,
      journal,
      mirror,
      earlier,
      folder,
      marker: new MarkerWatch(),
      hasDoubt: false,
      isTooLarge: false,
    }
  }

  /** Goes on in a new journal after the kind of the files has changed: those of the other kind are about to go. */
  turn(footing: Footing, at: At): void {
    Object.assign(footing, { journal: journalOn(footing.ground, at), earlier: [], isTooLarge: false })
  }

  private wanted(): Wanted {
    const { footing } = this
    if (footing === null) throw new Error('there is nothing to mirror')
    const { ground, journal } = footing
    const { directory, random } = ground.place
    const [newest] = ground.generations
    if (!newest) throw new Error('a store has a snapshot')
    const { seq, term } = journal
    const key = ground.key?.header ?? null
    return {
      directory,
      random,
      store: ground.store,
      key,
      seq,
      term,
      snapshot: newest.name,
      points: ground.generations,
      trail: ground.trail,
      readCopy: ground.readCopy,
      removed: ground.removed ?? [],
      journals: journalsOf(footing),
    }
  }

  /**
   * What was taken away under us is written anew from memory (`before`), and locked; another store in its place is not
   * touched. Throws the system's error, or one with code EBUSY when the new folder is in use.
   */
  async keepFolder(footing: Footing, before: Workspace): Promise<void> {
    await this.settleDoubt(footing)
    const { ground, journal, marker } = footing
    const { directory } = ground.place
    const folder = await folderAt(directory).catch(nullIfGone)
    const isMarked = await marker.isThere(directory, ground.store)
    const isInPlace = isSameFolder(folder, footing.folder) && isMarked
    if (isInPlace && !journal.isTaken) return
    if (isMarked && !isInPlace) throw problem('MOVED')
    await requireSameDisk(directory, footing.folder)
    await journal.rotate()
    await ensureFolder(directory)
    const made = await folderAt(directory)
    if (!isSameFolder(made, footing.folder)) await this.opener.lockAnew()
    footing.folder = made
    const present = new Set(await readdir(directory))
    ground.generations = ground.generations.filter(({ name }) => present.has(name))
    const at = { seq: journal.seq, term: journal.term }
    if (!ground.generations.some(({ seq }) => seq === at.seq)) await writeGeneration(ground, at, before)
    if (ground.key) await writeKey(ground.place, ground.key.header)
    await renewReports(ground, ({ name }) => !present.has(name))
    await writeMarker(ground)
    Object.assign(footing, await this.stand(ground, at))
  }
}
