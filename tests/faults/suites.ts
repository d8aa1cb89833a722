import type { Suite } from './suite'
import { corruption } from './suites/corruption'
import { kill } from './suites/kill'

/** All suites, in the order of the report. */
export const suites: Suite[] = [kill, corruption]
