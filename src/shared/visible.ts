/**
 * Everything that is not seen but acts: controls (all but line feed and tab), lone surrogates, marks and overrides of
 * writing direction, and spaces without width. The joiners U+200C and U+200D stay: several scripts are spelt with them.
 */
const unseen = /(?![\n\t])[\p{Cc}\p{Cs}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu

const names: Record<string, string> = {
  '\u061C': 'ALM',
  '\u200B': 'ZWSP',
  '\u200E': 'LRM',
  '\u200F': 'RLM',
  '\u202A': 'LRE',
  '\u202B': 'RLE',
  '\u202C': 'PDF',
  '\u202D': 'LRO',
  '\u202E': 'RLO',
  '\u2060': 'WJ',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
  '\uFEFF': 'BOM',
}

/** The text with each character that could deceive its reader shown as a mark: ‹RLO›, ‹ZWSP›, ‹U+0007›. */
export function visible(text: string): string {
  return text.replaceAll(unseen, (character) => `‹${names[character] ?? codePoint(character)}›`)
}

function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
