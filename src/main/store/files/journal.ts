import { constants } from 'node:fs'
import { type FileHandle, lstat, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Schema } from '../../../shared/workspace/upgrade'
import { writeAt, writeDurably } from '../disk/durable-file'
import { maximumSize } from '../disk/limits'
import { codeOf, problem } from '../disk/reason'
import { longestHeader } from '../format/envelope'
import { encodeJournalHeader, encodeRecord, type JournalPlace, mostBytes } from '../format/journal-format'
import { journalName } from '../format/names'
import type { Seal } from '../format/seal'
import type { Trace } from '../format/trail'

/** So large (bytes) a journal may become before another is begun: long before it could not be read again. */
const segmentLimit = maximumSize / 8

/** Where journals are written, and what has been written before: the last edit's number and the highest term. */
export type JournalStart = {
  directory: string
  store: string
  seal: Seal
  random: () => string
  seq: number
  term: number
  /** Gets every journal that is begun. */
  trail: Trace[]
  /** That of the edits; this program's own unless one is given. */
  schema?: Schema | undefined
}

/** A journal file of this session: `size` is how far it is known to be on the disk, in bytes. */
export type Segment = { name: string; term: number; first: number; size: number }
type OpenSegment = Segment & { handle: FileHandle; place: JournalPlace }

/**
 * Appends edits and makes them durable, a group at a time; the caller never calls twice at once. After any failure the
 * file is not touched again (a failed flush may have dropped what it did not write): the next edit begins a new one.
 */
export class Journal {
  /** The files of this session, the current one last. */
  readonly segments: Segment[] = []
  private current: OpenSegment | null = null
  /** Whether a file that was being written was taken away: what it held may be in memory only. */
  isTaken = false

  constructor(private readonly start: JournalStart) {}

  /** The number of the last edit that is on the disk. */
  get seq(): number {
    return this.start.seq
  }

  /** The highest term used so far. */
  get term(): number {
    return this.start.term
  }

  /** Resolves when all of the operations (JSON) are on the disk. Throws the system's error; none counts then. */
  async append(operations: string[]): Promise<void> {
    const segment = await this.segmentFor(operations.reduce((size, json) => size + mostBytes(json), 0))
    try {
      await this.requireInPlace(segment)
      const records = operations.map((json, index) => ({ seq: this.start.seq + 1 + index, json }))
      const lines = records.map((record) => encodeRecord(segment.place, this.start.seal, record)).join('')
      const written = await writeAt(segment.handle, Buffer.from(lines), segment.size)
      await segment.handle.datasync()
      segment.size += written
      this.start.seq += operations.length
    } catch (error) {
      this.isTaken ||= ['ENOENT', 'MOVED'].includes(codeOf(error) ?? '')
      await this.rotate()
      throw error
    }
  }

  /** Leaves out one number, for a change that comes in a snapshot; `takeBack` undoes it while nothing has followed. */
  skip(): void {
    this.start.seq += 1
  }

  takeBack(): void {
    this.start.seq -= 1
  }

  /** Ends the file; the next edit begins another. */
  async rotate(): Promise<void> {
    const { current } = this
    this.current = null
    await current?.handle.close().catch(() => undefined) // what counts in it was flushed before
  }

  /** Where so many bytes more can be read again. Throws an error with code TOOLARGE if that is nowhere. */
  private async segmentFor(size: number): Promise<OpenSegment> {
    if (size + longestHeader > maximumSize) throw problem('TOOLARGE')
    if (this.current && this.current.size + size > segmentLimit) await this.rotate()
    return this.current ?? (await this.begin())
  }

  private async begin(): Promise<OpenSegment> {
    const { directory, store, seal, random, schema } = this.start
    this.start.term += 1 // whatever becomes of this file, its term is used up
    const place = { store, first: this.start.seq + 1, term: this.start.term }
    const named = { ...place, random: random() }
    const name = journalName({ ...named, kind: seal.kind })
    const header = encodeJournalHeader(place, seal, schema?.number)
    // Under its name the file is whole from the first moment: one without a first line is a damaged one, never a new one.
    await writeDurably({ directory, name, bytes: header, random: random(), isNew: true })
    const handle = await open(join(directory, name), constants.O_RDWR | constants.O_NOFOLLOW)
    this.current = { ...place, name, size: header.length, handle, place }
    this.segments.push(this.current)
    this.start.trail.push({ term: named.term, first: named.first, random: named.random })
    return this.current
  }

  /** A file that was deleted or moved away while it is open takes every byte, and keeps none where it will be looked for. */
  private async requireInPlace({ name, handle }: OpenSegment): Promise<void> {
    const [there, here] = await Promise.all([
      lstat(join(this.start.directory, name), { bigint: true }),
      handle.stat({ bigint: true }),
    ])
    if (there.ino !== here.ino || there.dev !== here.dev) throw problem('MOVED')
  }
}
