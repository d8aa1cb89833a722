/** What an entry is besides its text; the filters of a query ask for it. */
export type Fields = { kind?: string; section?: string; tags?: readonly string[] }

/**
 * Something to be found: a passage, a note, a bookmark; the caller knows which, and may say so in `kind`. Entries of
 * one `source` (the briefs, the notes) are judged among themselves: what a note says never changes what is found in
 * a brief. `kind`, `section` and `tags` are what a query's filters ask for.
 */
export type Entry = Fields & { id: string; text: string; source?: string }
