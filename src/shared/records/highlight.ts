import { highlightColours } from '../limits'
import { defineKind, type SavedOf, type Zod } from './kind'

export const colourShape = (z: Zod) => z.enum(highlightColours)
export type HighlightColour = (typeof highlightColours)[number]

/** Words of a brief in a colour. */
export const highlight = defineKind({
  kind: 'highlight',
  fields: (z) => ({ colour: colourShape(z) }),
  heading: 'Highlights',
  words: () => null,
  tags: () => [],
  knownBy: ({ anchor }) => `“${anchor?.quote ?? ''}”`,
  undone: () => ({ title: 'Old colour is back', again: 'New colour is back' }),
  upgrades: {},
})
export type Highlight = SavedOf<typeof highlight>
