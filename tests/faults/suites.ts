import type { Suite } from './suite'
import { opening } from './suites/opening'

/** All suites, in the order of the report. */
export const suites: Suite[] = [opening]
