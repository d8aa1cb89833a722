import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { envelope } from '../../../src/main/store/format/envelope'
import { encodeRecord } from '../../../src/main/store/format/journal-format'
import { encodeMarker } from '../../../src/main/store/format/marker'
import { journalName, snapshotName } from '../../../src/main/store/format/names'
import { plainSeals } from '../../../src/main/store/format/seal'
import { apply } from '../../../src/shared/workspace/apply'
import type { Operation, Workspace } from '../../../src/shared/workspace/workspace'
import { between, type Random, randomBytes } from '../runner/random'
import { legacyText, takenOver } from './legacy'

const store = '0f8fad5b-d9cb-469f-a165-70867728950e'
const { snapshot: seal, journal: journalSeal } = plainSeals

/**
 * A store as a Carrel with schema 1 would have left it: a snapshot and, after it, a journal. What a migration begins
 * with is returned too, and what must come out of it.
 */
export async function plantEarlierSchema(
  dataFolder: string,
  random: Random,
): Promise<{ workspace: Workspace; files: Buffer[] }> {
  const directory = join(dataFolder, 'store')
  const text = legacyText(`earlier ${random()}`, between(random, 0, 60))
  const seq = between(random, 0, 500)
  const about = { version: 1, store, schema: 1 }
  const snapshot = envelope(
    { format: 'carrel-snapshot', ...about, seq, term: 3, kept: [] },
    seal,
    Buffer.from(text),
  )
  const place = { store, first: seq + 1, term: 4 }
  const edits = Array.from({ length: between(random, 0, 5) }, (_, index): Operation => {
    return { type: 'position', briefId: `brief-${index}`, position: { offset: index, shift: 0 } }
  })
  const records = edits.map((edit, index) =>
    encodeRecord(place, journalSeal, { seq: seq + 1 + index, json: JSON.stringify(edit) }),
  )
  const header = envelope(
    { format: 'carrel-journal', ...about, first: place.first, term: place.term },
    journalSeal,
  )
  const journal = Buffer.concat([header, Buffer.from(records.join(''))])
  await mkdir(directory, { recursive: true, mode: 0o700 })
  await writeFile(join(directory, 'STORE'), encodeMarker(store))
  await writeFile(join(directory, snapshotName(seq, 'plain')), snapshot)
  const name = journalName({ ...place, random: randomBytes(random, 8).toString('hex'), kind: 'plain' })
  await writeFile(join(directory, name), journal)
  return { workspace: edits.reduce(apply, takenOver(text)), files: [snapshot, journal] }
}
