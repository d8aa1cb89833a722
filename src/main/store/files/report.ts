import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { StoreNotice } from '../../../shared/contract/protection'
import { removeDurably, writeDurably } from '../disk/durable-file'
import { readRegularFile } from '../disk/read-file'
import { envelope, openEnvelope } from '../format/envelope'
import { type ReportName, reportName } from '../format/names'
import type { Seal, SealKind, Seals } from '../format/seal'
import { decodeText } from '../format/snapshot'
import { type Ground, pathIn, type Report } from './ground'
import { type Survey, type Trouble, troubleWith } from './survey'

const format = 'carrel-report'
const version = 1
/** A report’s first line, and what is said in it. */
export const ReportHeader = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
  at: z.iso.datetime(),
})
export const ReportBody = z.array(StoreNotice)

/** The reports that can be read, the oldest first, and what is wrong with others: none of that stops an opening. */
export type Reports = { read: Report[]; troubles: Trouble[] }

/** Reads the reports in a folder, of the kinds that count; one of a newer Carrel is that one's to tell. */
export async function readReports(
  { side, directory, reports }: Survey,
  seals: Partial<Record<SealKind, Seals>>,
): Promise<Reports> {
  const found: Reports = { read: [], troubles: [] }
  for (const name of reports) {
    const seal = seals[name.kind]?.snapshot
    if (!seal) continue
    const path = join(directory, name.name)
    try {
      const report = decodeReport(await readRegularFile(path), seal)
      if (report === 'newer') continue
      if ('damage' in report) found.troubles.push({ side, path, kind: 'damaged', why: report.damage })
      else found.read.push({ ...name, ...report })
    } catch (error) {
      found.troubles.push(troubleWith({ side, path }, error))
    }
  }
  found.read.sort((one, other) => (one.at < other.at ? -1 : 1))
  return found
}

type Told = Pick<Report, 'at' | 'notices'>

function decodeReport(bytes: Buffer, seal: Seal): Told | { damage: string } | 'newer' {
  const opened = openEnvelope(bytes, seal)
  if ('damage' in opened) return opened
  if (opened.header.format !== format) return { damage: 'it is another file under its name' }
  const header = ReportHeader.safeParse(opened.header)
  const notices = header.success ? ReportBody.safeParse(parse(opened.body)) : null
  return header.success && notices?.success ? { at: header.data.at, notices: notices.data } : 'newer'
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(decodeText(body) ?? '')
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** What earlier openings found and nobody has put away, with its date; what is said now anyway is not said twice. */
export function retold(reports: Report[], now: StoreNotice[]): StoreNotice[] {
  const said = new Set(now.map(({ message }) => message))
  const dated = ({ at, notices }: Report) =>
    notices.flatMap((notice) => {
      if (said.has(notice.message)) return []
      said.add(notice.message)
      const when = `${at.slice(0, 10)} at ${at.slice(11, 16)} (UTC)`
      return { ...notice, message: `Found when Carrel was opened on ${when}: ${notice.message}` }
    })
  return reports.flatMap(dated)
}

/** Writes down what is to be said, but for what an earlier report says; null when that is all. Waits for the disk. */
export async function report(ground: Ground, notices: StoreNotice[]): Promise<Report | null> {
  const fresh = unsaid(ground.reports, notices)
  if (fresh.length === 0) return null
  const written = await write(ground, { at: ground.place.now().toISOString(), notices: fresh })
  ground.reports = [...ground.reports, written]
  return written
}

/** Puts what was done in the place of what was meant to be done, where that is not the same. */
export async function correct(ground: Ground, meant: Report | null, done: StoreNotice[]): Promise<void> {
  const others = ground.reports.filter((one) => one !== meant)
  if (isDeepStrictEqual(unsaid(others, done), meant?.notices ?? [])) return
  ground.reports = others
  await report(ground, done)
  if (meant) await removeDurably(pathIn(ground, meant.name))
}

function unsaid(reports: Report[], notices: StoreNotice[]): StoreNotice[] {
  const known = reports.flatMap((one) => one.notices)
  return notices.filter((notice) => !known.some((one) => isDeepStrictEqual(one, notice)))
}

/** Writes those anew that are of the wrong kind, or no longer there. Throws the system's error. */
export async function renewReports(ground: Ground, isStale: (name: ReportName) => boolean): Promise<void> {
  const stale = ground.reports.filter(isStale)
  for (const old of stale) ground.reports = [...ground.reports, await write(ground, old)]
  await remove(ground, stale)
}

/** The reader has put away all that was said. Throws the system's error. */
export async function removeReports(ground: Ground): Promise<void> {
  await remove(ground, ground.reports)
}

async function remove(ground: Ground, reports: Report[]): Promise<void> {
  for (const { name } of reports) await removeDurably(pathIn(ground, name))
  ground.reports = ground.reports.filter((one) => !reports.includes(one))
}

async function write({ place, seals }: Ground, { at, notices }: Told): Promise<Report> {
  const { directory, random } = place
  const { kind } = seals.snapshot
  const name = reportName(random(), kind)
  const body = Buffer.from(`${JSON.stringify(notices)}\n`)
  const bytes = envelope({ format, version, at }, seals.snapshot, body)
  await writeDurably({ directory, name, bytes, random: random(), isNew: true })
  return { name, kind, at, notices }
}
