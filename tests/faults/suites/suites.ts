import type { Suite } from '../runner/suite'
import { planted } from './controls'
import { diskTrouble } from './crash/disk-trouble'
import { instances } from './crash/instances'
import { kill } from './crash/kill'
import { powerCut } from './crash/power-cut'
import { syncOrder } from './crash/sync-order'
import { badInput } from './harm/bad-input'
import { clock } from './harm/clock'
import { corruption } from './harm/corruption'
import { loss } from './harm/loss'
import { schema } from './harm/schema'
import { crypto } from './secret/crypto'
import { plaintext } from './secret/plaintext'

/** All suites, in the order of the report. */
const suites: Suite[] = [
  planted,
  kill,
  corruption,
  loss,
  instances,
  schema,
  clock,
  badInput,
  diskTrouble,
  crypto,
  plaintext,
  syncOrder,
  powerCut,
]

/** The suites of these names, between commas; all for null. Throws an Error with a sentence for a name that is none. */
export function chosenSuites(only: string | null): Suite[] {
  const names = only?.split(',')
  const unknown = names?.find((name) => suites.every((suite) => suite.name !== name))
  if (unknown === undefined) return suites.filter(({ name }) => names?.includes(name) ?? true)
  throw new Error(`There is no suite “${unknown}”. There are: ${suites.map(({ name }) => name).join(', ')}.`)
}
