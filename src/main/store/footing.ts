import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { At, Ground } from './files/ground'
import { Journal } from './files/journal'
import { parseName } from './format/names'
import type { Mirror } from './replica/mirror'
import type { Folder, MarkerWatch } from './replica/whereabouts'

/** A journal that the newest snapshot may not cover, of this session or an earlier one. */
type JournalSize = { name: string; term: number; size: number }

/** What there is while edits reach the disk. */
export type Footing = {
  ground: Ground
  journal: Journal
  mirror: Mirror
  earlier: JournalSize[]
  folder: Folder
  marker: MarkerWatch
  /** Whether a replacement that failed may still be on the disk. */
  hasDoubt: boolean
  /** Whether the state was too large for a snapshot when one was last tried. */
  isTooLarge: boolean
}

/** Journals that go on after what is there. */
export function journalOn(ground: Ground, { seq, term }: At): Journal {
  const { directory, random, schema } = ground.place
  const { store, seals, trail } = ground
  return new Journal({ directory, store, seal: seals.journal, random, seq, term, trail, schema })
}

/** The journals that the newest snapshot does not cover. */
export function journalsOf({ ground, journal, earlier }: Footing): JournalSize[] {
  const covered = ground.generations[0]?.term ?? 0
  return [...earlier, ...journal.segments].filter(({ term }) => term > covered)
}

/** The same, as they stand in the folder: those of a term above `covered`. Throws the system's error. */
export async function journalsIn(directory: string, covered: number): Promise<JournalSize[]> {
  const names = (await readdir(directory)).flatMap((name) => parseName(name) ?? [])
  const journals = names.filter((found) => found.type === 'journal' && found.term > covered)
  return Promise.all(
    journals.map(async (found) => {
      const { size } = await lstat(join(directory, found.name))
      return { name: found.name, term: found.type === 'journal' ? found.term : 0, size }
    }),
  )
}
