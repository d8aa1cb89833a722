import { createHash } from 'node:crypto'

/** A number from 0 up to, not including, 1. */
export type Random = () => number

/** Chance that can be played again: the same words give the same numbers (mulberry32). */
export function randomFrom(...words: (string | number)[]): Random {
  let state = createHash('sha256').update(JSON.stringify(words)).digest().readUInt32LE()
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number of the range, both ends included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1))
}

/** One of the list, which is not empty. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const picked = list[between(random, 0, list.length - 1)]
  if (picked === undefined) throw new Error('there is nothing to pick from')
  return picked
}

/** Bytes without any sense in them. */
export function randomBytes(random: Random, count: number): Buffer {
  return Buffer.from(Array.from({ length: count }, () => between(random, 0, 255)))
}
