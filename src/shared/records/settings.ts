import { z } from 'zod'
import { pageLimits, themes } from '../limits'
import { colourShape } from './highlight'

/** How the page looks and how the keys behave; every value has a default, so an older file needs no migration for a new one. */
export const Settings = z.strictObject({
  theme: z.enum(themes).default('system'),
  /** Reading size in CSS pixels. */
  size: z.number().int().min(pageLimits.size.min).max(pageLimits.size.max).default(19),
  /** Unitless, as in CSS. */
  lineHeight: z.number().min(pageLimits.lineHeight.min).max(pageLimits.lineHeight.max).default(1.6),
  /** Longest line, in characters. */
  measure: z.number().int().min(pageLimits.measure.min).max(pageLimits.measure.max).default(66),
  face: z.enum(['serif', 'sans']).default('serif'),
  /** Whether letters alone (j, k, n, h, b, c …) are shortcuts. */
  singleKeys: z.boolean().default(true),
  /** The colour the next highlight or note gets. */
  colour: colourShape(z).default('yellow'),
  resultOrder: z.enum(['relevance', 'document']).default('relevance'),
  /** Whether a search finds the very words only. */
  isExactOnly: z.boolean().default(false),
  /** Whether what was searched for is remembered. */
  keepsRecent: z.boolean().default(true),
  isSidebarOpen: z.boolean().default(true),
  /** The id of the brief that was read last; null before any was. */
  lastBrief: z.string().min(1).max(64).nullable().default(null),
  /** With a passphrase: how many minutes without a key or the mouse lock Carrel; null for never. */
  lockAfterMinutes: z.number().int().min(1).max(60).nullable().default(10),
})
export type Settings = z.infer<typeof Settings>
