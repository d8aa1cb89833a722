import { limits } from '../limits'
import { defineKind, type SavedOf } from './kind'

/** A place in a brief under a name. */
export const bookmark = defineKind({
  kind: 'bookmark',
  fields: (z) => ({ name: z.string().min(1).max(limits.name) }),
  heading: 'Bookmarks',
  words: ({ name }) => name,
  tags: () => [],
  knownBy: ({ name }) => name,
  undone: () => ({ title: 'Old name is back', again: 'New name is back' }),
  upgrades: {},
})
export type Bookmark = SavedOf<typeof bookmark>
