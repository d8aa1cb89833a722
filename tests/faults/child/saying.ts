import { writeSync } from 'node:fs'

/** Says one line to the parent; it has it, whatever becomes of this process in the next moment. */
export function say(word: string, more: unknown = null): void {
  writeSync(1, more === null ? `${word}\n` : `${word} ${JSON.stringify(more)}\n`)
}
