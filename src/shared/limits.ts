/**
 * What one annotation, query or phrase of an alias may hold, in UTF-16 units, and how many tags, aliases, saved and recent
 * searches there may be; the window and the store refuse the same things.
 */
export const limits = {
  note: 100_000,
  tag: 64,
  tags: 32,
  name: 200,
  quote: 20_000,
  query: 200,
  phrase: 100,
  passphrase: 1024,
  aliases: 500,
  searches: 200,
  recent: 30,
} as const

/** What is said of a text of so many units (UTF-16) while it is typed, or null when it fits. */
export function tooLong(length: number, most: number): string | null {
  const by = (length - most).toLocaleString('en')
  return length > most
    ? `This is too long by ${by}: at most ${most.toLocaleString('en')} characters fit.`
    : null
}

export const highlightColours = ['yellow', 'green', 'blue', 'pink'] as const
export const themes = ['system', 'paper', 'sepia', 'night', 'contrast'] as const

/** How far the page can be set: the size in CSS pixels, the line height as in CSS, the longest line in characters. */
export const pageLimits = {
  size: { min: 14, max: 32 },
  lineHeight: { min: 1.3, max: 2.2 },
  measure: { min: 44, max: 90 },
} as const
