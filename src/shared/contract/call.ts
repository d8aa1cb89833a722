import { z } from 'zod'

/**
 * A call of the window. `input` is checked in main before anything is done. `whileLocked` says who may make it while a
 * passphrase keeps the store shut: the lock page too, or only the workbench that may still be there for a moment.
 */
export type Call = { input: z.ZodType; output: z.ZodType; whileLocked?: 'from-lock-page' | 'from-workbench' }

export const nothing = z.undefined()

/** Longer ones are cut off here, before any work is done with them; what fits is judged in main. */
export const passphrase = z.string().max(20_000)
