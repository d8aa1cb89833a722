import type { Suite } from './suite'
import { clock } from './suites/clock'
import { corruption } from './suites/corruption'
import { instances } from './suites/instances'
import { kill } from './suites/kill'
import { loss } from './suites/loss'
import { schema } from './suites/schema'

/** All suites, in the order of the report. */
export const suites: Suite[] = [kill, corruption, loss, instances, schema, clock]
