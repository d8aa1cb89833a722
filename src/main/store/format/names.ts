import type { SealKind } from './seal'

/** The store's marker: a store existed here, so Carrel never starts empty without a word. */
export const markerName = 'STORE'
/** The data key, wrapped by the passphrase; its being there is what makes a store a sealed one. */
export const keyName = 'KEY'
/** The one file of Carrel 0.1, which this one takes over. */
export const legacyName = 'workspace.json'
/** The folder of damaged files, unchanged. */
export const quarantineName = 'quarantine'
/** The folder of what an older Carrel wrote, from before it was migrated. */
export const migrationName = 'pre-migration'

/** The state after edit `seq`. */
export type SnapshotName = { type: 'snapshot'; name: string; seq: number; kind: SealKind }
/**
 * Edits from `first` on. `term` grows by one with every journal that is begun: where two hold the same number, the
 * later term counts, and what an earlier one holds from `first` on was never acknowledged.
 */
export type JournalName = {
  type: 'journal'
  name: string
  first: number
  term: number
  random: string
  kind: SealKind
}

const endings = { snapshot: { plain: 'json', sealed: 'sealed' }, journal: { plain: 'log', sealed: 'sealed' } }

export function snapshotName(seq: number, kind: SealKind): string {
  return `snap-${digits(seq, 12)}.${endings.snapshot[kind]}`
}

/** `random` keeps a crash between making a file and writing to it from blocking the name for ever. */
export function journalName(at: { first: number; term: number; random: string; kind: SealKind }): string {
  return `jrnl-${digits(at.first, 12)}-${digits(at.term, 8)}-${at.random}.${endings.journal[at.kind]}`
}

/** What a file's name says it is, or null when it is none of the store's numbered files. */
export function parseName(name: string): SnapshotName | JournalName | null {
  const snapshot = /^snap-(\d{12})\.(json|sealed)$/.exec(name)
  if (snapshot) return { type: 'snapshot', name, seq: Number(snapshot[1]), kind: kindOf(snapshot[2]) }
  const journal = /^jrnl-(\d{12})-(\d{8})-([0-9a-f]{16})\.(log|sealed)$/.exec(name)
  if (!journal) return null
  const [, first, term, random = '', ending] = journal
  return { type: 'journal', name, first: Number(first), term: Number(term), random, kind: kindOf(ending) }
}

/** What an opening had to say, until the reader has put it away. */
export type ReportName = { name: string; kind: SealKind }

export function reportName(random: string, kind: SealKind): string {
  return `report-${random}.${endings.snapshot[kind]}`
}

/** What the name of a report says, or null when it is none. */
export function parseReportName(name: string): ReportName | null {
  const ending = /^report-[0-9a-f]{16}\.(json|sealed)$/.exec(name)?.[1]
  return ending === undefined ? null : { name, kind: kindOf(ending) }
}

function kindOf(ending: string | undefined): SealKind {
  return ending === 'sealed' ? 'sealed' : 'plain'
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
