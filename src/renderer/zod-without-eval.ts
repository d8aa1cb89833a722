import { z } from 'zod'

/** zod compiles its checks with `new Function` where it may: in this window nothing may, and even the attempt is an error. */
z.config({ jitless: true })
