/** What one annotation may hold, in UTF-16 units (`tags`: how many); the window and the store refuse the same things. */
export const limits = { note: 100_000, tag: 64, tags: 32, name: 200, quote: 20_000 } as const

export const highlightColours = ['yellow', 'green', 'blue', 'pink'] as const
