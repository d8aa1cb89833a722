import type { Suite } from './suite'
import { kill } from './suites/kill'

/** All suites, in the order of the report. */
export const suites: Suite[] = [kill]
