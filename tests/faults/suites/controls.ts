import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Case, type Counts, must, type Suite } from '../runner/suite'
import { placeOf } from '../stores/places'
import { bytesOf, type Stores, storesOf, type Worn } from '../stores/worn'
import { race } from './crash/instances'
import { killAndReopen } from './crash/kill'
import { damageAndOpen } from './harm/corruption'
import { damageBoth } from './harm/loss'
import { leaveNewer } from './harm/schema'

/** A fault that is planted, and the complaint that must come of it. `attempts`: chance may hide it once or twice. */
type Control = { run(at: Case, stores: Stores): Promise<Counts>; complaint: RegExp; attempts: number }

const controls: Record<string, Control> = {
  'an edit acknowledged and never committed': {
    run: (at) => killAndReopen(at, true),
    complaint: /not what was acknowledged|something else than was acknowledged/,
    attempts: 20,
  },
  'damage that never happened': {
    run: (at, stores) =>
      damageAndOpen({ ...at, number: 0 }, stores, {
        afterDamage: ({ path, before }) => writeFile(path, before),
      }),
    complaint: /passed over in silence/,
    attempts: 1,
  },
  'a report that is lost with its process': {
    run: (at, stores) =>
      damageAndOpen({ ...at, number: 3 + 7 * at.number }, stores, { afterKill: removeReports }),
    complaint: /passed over in silence|is not named/,
    attempts: 20,
  },
  'a damaged file that is thrown away': {
    run: (at, stores) =>
      damageAndOpen({ ...at, number: 5 }, stores, {
        afterOpening: async (worn) => rm(join(worn.dataFolder, 'store', 'quarantine'), { recursive: true }),
      }),
    complaint: /is kept nowhere/,
    attempts: 1,
  },
  'a record that replay drops': {
    run: (at, stores) => damageBoth({ ...at, number: 1 }, stores, dropRecord),
    complaint: /not what can be saved/,
    attempts: 1,
  },
  'a lock that keeps nobody out': {
    run: (at, stores) => race({ ...at, number: 0 }, stores, true),
    complaint: /not exactly one writer/,
    attempts: 1,
  },
  'a newer store that is touched': {
    run: (at, stores) =>
      leaveNewer({ ...at, number: 3 }, stores, (worn) =>
        utimes(join(worn.dataFolder, 'store', 'STORE'), 1, 1),
      ),
    complaint: /something was changed/,
    attempts: 1,
  },
}

async function removeReports({ dataFolder }: Worn): Promise<void> {
  const store = join(dataFolder, 'store')
  for (const name of await readdir(store)) if (name.startsWith('report-')) await rm(join(store, name))
}

/** The last record but one goes, in both copies: as if it had not been read. */
async function dropRecord(worn: Worn): Promise<void> {
  const { directory, mirror } = await placeOf(worn)
  const journals = (await readdir(directory)).filter((name) => name.startsWith('jrnl-'))
  const name = journals.sort().at(-1) ?? ''
  const lines = (await readFile(join(directory, name), 'latin1')).split('\n')
  const bytes = Buffer.from(lines.toSpliced(-3, 1).join('\n'), 'latin1')
  for (const folder of [directory, mirror.folder])
    if (await bytesOf(join(folder, name))) await writeFile(join(folder, name), bytes)
}

/** Faults planted on purpose: a suite that does not find them would find nothing else either. */
export const planted: Suite = {
  name: 'controls',
  async run(context) {
    const stores = storesOf(context, 'puts')
    const all = Object.entries(controls)
    return context.cases({
      count: all.length,
      async run(at) {
        const [name, control] = all[at.number] ?? []
        if (!name || !control) throw new Error(`there is no case ${at.number}`)
        const found = await complaintOf(control, at, stores)
        must(found !== null, `nobody noticed ${name}`)
        must(control.complaint.test(found), `${name} was noticed, but as this: ${found}`)
        return { 'planted faults caught': 1 }
      },
    })
  },
}

async function complaintOf({ run, attempts }: Control, at: Case, stores: Stores): Promise<string | null> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const one: Case = { ...at, number: attempt, random: (label) => at.random(`${attempt} ${label}`) }
    const complaint = await run(one, stores).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )
    if (complaint !== null) return complaint
  }
  return null
}
