import type { Suite } from './suite'
import { crypto } from './suites/crypto'
import { diskTrouble } from './suites/disk-trouble'
import { kill } from './suites/kill'
import { plaintext } from './suites/plaintext'
import { powerCut } from './suites/power-cut'
import { syncOrder } from './suites/sync-order'

/** All suites, in the order of the report. */
export const suites: Suite[] = [kill, diskTrouble, crypto, plaintext, syncOrder, powerCut]
