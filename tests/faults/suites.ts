import type { Suite } from './suite'
import { corruption } from './suites/corruption'
import { instances } from './suites/instances'
import { kill } from './suites/kill'
import { loss } from './suites/loss'

/** All suites, in the order of the report. */
export const suites: Suite[] = [kill, corruption, loss, instances]
