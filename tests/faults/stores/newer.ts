import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { envelope } from '../../../src/main/store/format/envelope'
import { journalName, snapshotName } from '../../../src/main/store/format/names'
import { plainSeals } from '../../../src/main/store/format/seal'
import { insidesOf } from './insides'
import type { Worn } from './worn'

/** What a later Carrel may have written: another layout, or another schema of what is in it. */
export const newerKinds = [
  'snapshot layout',
  'snapshot schema',
  'journal layout',
  'journal schema',
  'marker',
  'key',
  'mirror',
  'legacy',
] as const
export type NewerKind = (typeof newerKinds)[number]

const later = 99

/** Puts one such file into a store, sealed as the store is. */
export async function makeNewer(kind: NewerKind, worn: Worn): Promise<void> {
  const { directory, mirror, store, seals, kind: kindOf } = await insidesOf(worn)
  const seq = worn.count + 1
  const version = kind.endsWith('layout') ? 2 : 1
  const isSchema = kind.endsWith('schema') || kind === 'mirror'
  const about = { version, store, schema: isSchema ? later : 2 }
  const more = kind.endsWith('layout') ? { something: 'new' } : {}
  const body = Buffer.from(`{"schema":${later},"ideas":[]}\n`)
  const snapshot = () =>
    envelope(
      { format: 'carrel-snapshot', ...about, seq, term: later, kept: [], ...more },
      seals.snapshot,
      body,
    )
  const journal = () =>
    envelope({ format: 'carrel-journal', ...about, first: seq, term: later, ...more }, seals.journal)
  const jrnl = journalName({ first: seq, term: later, random: '0123456789abcdef', kind: kindOf })
  const put = (folder: string, name: string, bytes: Uint8Array) => writeFile(join(folder, name), bytes)
  switch (kind) {
    case 'snapshot layout':
    case 'snapshot schema':
      return put(directory, snapshotName(seq, kindOf), snapshot())
    case 'journal layout':
    case 'journal schema':
      return put(directory, jrnl, journal())
    case 'mirror':
      return put(mirror, jrnl, journal())
    case 'marker':
      return put(
        directory,
        'STORE',
        envelope({ format: 'carrel-store', version: 2, store, colour: 'red' }, plainSeals.snapshot),
      )
    case 'key':
      return put(
        directory,
        'KEY',
        envelope({ format: 'carrel-key', version: 2, store, kdf: 'argon2id' }, plainSeals.snapshot),
      )
    case 'legacy':
      return put(directory, 'workspace.json', body)
  }
}
