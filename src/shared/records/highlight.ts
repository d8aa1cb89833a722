import { z } from 'zod'
import { highlightColours } from '../limits'
import { defineKind } from './kind'

export const HighlightColour = z.enum(highlightColours)
export type HighlightColour = z.infer<typeof HighlightColour>

/** Words of a brief in a colour. */
export const highlight = defineKind({
  kind: 'highlight',
  fields: { colour: HighlightColour },
  heading: 'Highlights',
  words: () => null,
  tags: () => [],
  knownBy: ({ anchor }) => `“${anchor?.quote ?? ''}”`,
  undone: () => ({ title: 'Old colour is back', again: 'New colour is back' }),
  upgrades: {},
})
export type Highlight = z.infer<typeof highlight.Saved>
