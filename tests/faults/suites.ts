import type { Suite } from './suite'
import { badInput } from './suites/bad-input'
import { clock } from './suites/clock'
import { planted } from './suites/controls'
import { corruption } from './suites/corruption'
import { crypto } from './suites/crypto'
import { diskTrouble } from './suites/disk-trouble'
import { instances } from './suites/instances'
import { kill } from './suites/kill'
import { loss } from './suites/loss'
import { plaintext } from './suites/plaintext'
import { powerCut } from './suites/power-cut'
import { schema } from './suites/schema'
import { syncOrder } from './suites/sync-order'

/** All suites, in the order of the report. */
export const suites: Suite[] = [
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
