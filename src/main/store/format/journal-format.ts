import { z } from 'zod'
import { presentSchema } from '../../../shared/workspace/upgrade'
import { type Header as EnvelopeHeader, envelope, openEnvelope } from './envelope'
import type { JournalName } from './names'
import type { Seal } from './seal'
import { isNewer, type OpenedAs } from './snapshot'

const format = 'carrel-journal'
const version = 1

/** A journal’s first line. */
export const JournalHeader = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
  store: z.uuid(),
  schema: z.number().int().positive(),
  first: z.number().int().positive(),
  term: z.number().int().positive(),
})

/** Where a journal belongs; everything in it is bound to this. */
export type JournalPlace = { store: string; first: number; term: number }

/** One edit as it was read: its number and its JSON, proven to be what was written there. */
export type JournalRecord = { seq: number; json: Uint8Array }

/**
 * What a journal file holds. `first` is the number of its first edit: as its first line proves, or else as its name says;
 * `schema` is that of its edits, or null when the first line is damaged;
 * `end` is the number of the last edit that it shows a trace of, readable or not. `damage` says
 * what is wrong with it; a last line that is cut short is nothing wrong: a crash in the middle of writing leaves it, and
 * that edit was never acknowledged, unless it is the line feed alone that is gone. `isProven` when something in it shows
 * that it is the journal its name says.
 */
export type ReadJournal =
  | { kind: 'newer' }
  | ({ kind: 'read'; first: number; schema: number | null; damage: string | null } & Proven)
type Proven = { records: JournalRecord[]; end: number; isProven: boolean }

/** The first line of a journal. */
export function encodeJournalHeader(
  { store, first, term }: JournalPlace,
  seal: Seal,
  schema = presentSchema.number,
): Buffer {
  return envelope({ format, version, store, schema, first, term }, seal)
}

/** One line: number, check, and the operation's JSON (base64 when it is sealed). */
export function encodeRecord(place: JournalPlace, seal: Seal, record: { seq: number; json: string }): string {
  const protecting = seal.protect(contextOf(place, record.seq))
  const body = protecting.update(Buffer.from(record.json))
  const text = seal.kind === 'plain' ? record.json : Buffer.from(body).toString('base64')
  return `${record.seq} ${protecting.finish()} ${text}\n`
}

/** So many bytes a line has at most: base64 is longer than what it stands for by a third. */
export function mostBytes(json: string): number {
  return Math.ceil((Buffer.byteLength(json) * 4) / 3) + 100
}

/**
 * Reads whatever can be read. A record is proven by itself and bound to store, term and number, so damage in one line
 * costs that line only, and lines that were swapped, moved or copied from elsewhere are refused.
 */
export function decodeJournal(bytes: Buffer, name: JournalName, at: OpenedAs): ReadJournal {
  const { first, term } = name
  const nothing = { kind: 'read' as const, first, schema: null, records: [], end: first - 1, isProven: false }
  const end = bytes.indexOf(lineFeed)
  if (end < 0) return { ...nothing, damage: 'its first line is missing' }
  const opened = openEnvelope(bytes.subarray(0, end + 1), at.seal)
  const proven = 'damage' in opened ? null : opened.header
  if (proven?.format === format && isNewer(proven, at.schema)) return { kind: 'newer' }
  const header = proven && fitting(proven, name, at.store)
  if (header === 'newer') return { kind: 'newer' }
  if (proven !== null && header === null) return { ...nothing, damage: 'it is another file under its name' }
  const place = { store: at.store, first: header?.first ?? first, term }
  const { bad, ...read } = readLines(bytes.subarray(end + 1), place, at.seal)
  const isProven = header !== null || read.records.length > 0
  const damage = damageOf({ header, name, bad })
  return { kind: 'read', first: place.first, schema: header?.schema ?? null, ...read, isProven, damage }
}

type Fitting = Pick<z.infer<typeof JournalHeader>, 'first' | 'schema'>

/** The first line, if it is this journal's; the term tells, since no two have the same. */
function fitting(proven: EnvelopeHeader, { term }: JournalName, store: string): Fitting | 'newer' | null {
  if (proven.format !== format || proven.store !== store || proven.term !== term) return null
  const checked = JournalHeader.safeParse(proven)
  return checked.success ? checked.data : 'newer'
}

type Found = { header: { first: number } | null; name: JournalName; bad: number }

function damageOf({ header, name, bad }: Found): string | null {
  if (header === null) return 'its first line is not what Carrel wrote'
  if (header.first !== name.first) return 'it stands under the name of another one'
  return bad > 0 ? `${bad} of its lines ${bad === 1 ? 'is' : 'are'} not what Carrel wrote` : null
}

const lineFeed = 0x0a

type Lines = { records: JournalRecord[]; end: number; bad: number }

/** Every record that proves itself counts, once, wherever it stands; one that stands where it should not is bad too. */
function readLines(bytes: Buffer, place: JournalPlace, seal: Seal): Lines {
  const records = new Map<number, JournalRecord>()
  let [bad, last, end, start] = [0, place.first - 1, place.first - 1, 0]
  const take = (line: Buffer, record: JournalRecord | null, isOtherwiseFine = true) => {
    // Numbers only grow within a journal. A line that was copied further down is no second edit, nor a lost one.
    if (record === null || record.seq <= last || !isOtherwiseFine) bad += 1
    if (record) records.set(record.seq, record)
    if (record === null && looksLikeRecord(line)) end += 1
    last = Math.max(last, record?.seq ?? last)
    end = Math.max(end, last)
  }
  for (let stop = bytes.indexOf(lineFeed); stop >= 0; stop = bytes.indexOf(lineFeed, start)) {
    const line = bytes.subarray(start, stop)
    take(line, decodeRecord(line, place, seal))
    start = stop + 1
  }
  const rest = bytes.subarray(start)
  const found = decodeLast(rest, place, seal)
  if (found) take(rest, found.record, found.isCut)
  return { records: [...records.values()], end, bad }
}

/**
 * A last line without its line feed, if it is whole all the same; what does not prove itself was never acknowledged.
 * `isCut`: nothing stands in the line feed's place, as after a crash; another byte there is damage.
 */
function decodeLast(
  rest: Buffer,
  place: JournalPlace,
  seal: Seal,
): { record: JournalRecord; isCut: boolean } | null {
  const cut = decodeRecord(rest, place, seal)
  const record = cut ?? decodeRecord(rest.subarray(0, -1), place, seal)
  return record && { record, isCut: cut !== null }
}

/** What damage leaves of an edit has its number or its check still; what another program appended has neither. */
function looksLikeRecord(line: Buffer): boolean {
  return /^(\d{1,15} [\w-]{16}|\S{1,15} [\w-]{38,43} )/.test(line.toString('latin1', 0, 128))
}

const recordStart = /^(\d{1,15}) ([\w-]+) /

function decodeRecord(line: Buffer, place: JournalPlace, seal: Seal): JournalRecord | null {
  const found = recordStart.exec(line.toString('latin1', 0, 128))
  if (!found) return null
  const [prefix, digits, check = ''] = found
  const body = line.subarray(prefix.length)
  const seq = Number(digits)
  if (String(seq) !== digits) return null
  const json = seal.reveal(contextOf(place, seq), check, seal.kind === 'plain' ? body : fromBase64(body))
  return json && { seq, json }
}

/** Only the spelling that Carrel writes: other spellings of the same bytes become bytes that no check fits. */
function fromBase64(text: Buffer): Buffer {
  const bytes = Buffer.from(text.toString('latin1'), 'base64')
  return bytes.toString('base64') === text.toString('latin1') ? bytes : Buffer.alloc(0)
}

function contextOf({ store, term }: JournalPlace, seq: number): string {
  return `${format} ${version} ${store} ${term} ${seq}`
}
