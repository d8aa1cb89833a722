import type { Opened } from '../roles/work'

/** The highest number that a child has said after a word, as in `ack 12`; 0 when it has not said the word. */
export function lastNumber(lines: readonly string[], word: string): number {
  const said = lines.filter((line) => line.startsWith(`${word} `))
  return Math.max(0, ...said.map((line) => Number(line.slice(word.length))))
}

/** What a child says of the store it opened, from its line `opened {…}`. */
export function openedOf(line: string): Opened {
  return JSON.parse(line.slice('opened '.length))
}
