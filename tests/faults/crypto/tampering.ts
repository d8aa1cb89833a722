import { between, pick, type Random } from '../runner/random'

/** What somebody without the passphrase can do to the records of a sealed journal. */
export const tamperings = [
  'swapped',
  'reordered',
  'dropped',
  'duplicated',
  'renumbered',
  'from another journal',
  'from another store',
] as const
export type Tampering = (typeof tamperings)[number]

/** Lines of a journal without its first one; `others` are those of a journal of the same or of another store. */
export type Lines = { lines: string[]; others: string[]; random: Random }

/** The lines after the tampering: never the same ones, and never only a shorter history (which nobody could tell). */
export function tamper(tampering: Tampering, { lines, others, random }: Lines): string[] {
  const [one, other] = twoOf(lines, random)
  switch (tampering) {
    case 'swapped':
      return lines.with(one, lines[other] ?? '').with(other, lines[one] ?? '')
    case 'reordered':
      return reordered(lines, random)
    case 'dropped':
      return lines.toSpliced(between(random, 0, lines.length - 2), 1)
    case 'duplicated':
      return lines.toSpliced(between(random, one + 1, lines.length), 0, lines[one] ?? '')
    case 'renumbered':
      return lines.with(one, renumbered(lines[one] ?? '', lines[other] ?? ''))
    case 'from another journal':
    case 'from another store':
      return lines.with(one, renumbered(pick(random, others), lines[one] ?? ''))
  }
}

function twoOf(lines: string[], random: Random): [number, number] {
  const one = between(random, 0, lines.length - 2)
  return [one, between(random, one + 1, lines.length - 1)]
}

function reordered(lines: string[], random: Random): string[] {
  const shuffled = lines
    .map((line) => ({ line, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ line }) => line)
  return shuffled.join() === lines.join() ? lines.toReversed() : shuffled
}

/** A line under the number of another one. */
function renumbered(line: string, as: string): string {
  const [, ...rest] = line.split(' ')
  return [as.split(' ')[0], ...rest].join(' ')
}

/** The byte at a place with some of its bits turned over. */
export function flipped(bytes: Buffer, at: number, random: Random): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt8(copy.readUInt8(at) ^ between(random, 1, 255), at)
  return copy
}
