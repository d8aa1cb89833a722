import { dirname } from 'node:path'
import type { Call } from './calls'

/** What the calls show: how many edits were acknowledged, how many flushes were seen, and what came too early. */
export type Order = { acknowledged: number; flushes: number; broken: string[] }

const isJournal = (path: string | null) => path !== null && /\/store\/jrnl-[^/]+$/.test(path)
const isFlush = ({ name, result }: Call) => (name === 'fdatasync' || name === 'fsync') && result === 0

/**
 * Judges every acknowledgement (`ack N` written to descriptor 1): the record N was written to a journal of the store
 * and a flush of that file began after it and ended before, and so did the making of the journal's name.
 */
export function judgeOrder(calls: Call[]): Order {
  const flushes = calls.filter((call) => isFlush(call) && isJournal(call.path)).length
  const acks = calls.flatMap((call) => {
    const [, number] = /^ack (\d+)\n$/.exec(call.strings[0] ?? '') ?? []
    return call.name === 'write' && call.descriptor === 1 && number ? { call, number } : []
  })
  const broken = acks.flatMap(({ call, number }) => {
    const why = whyTooEarly(calls, call, number)
    return why === null ? [] : `edit ${number} was acknowledged ${why}`
  })
  return { acknowledged: acks.length, flushes, broken }
}

function whyTooEarly(calls: Call[], ack: Call, number: string): string | null {
  const before = calls.filter(({ end }) => end < ack.start)
  const line = new RegExp(`(?:^|\n)${number} `)
  const written = before.findLast(
    ({ path, strings, result }) => isJournal(path) && result > 0 && line.test(strings[0] ?? ''),
  )
  if (!written?.path) return 'before it was written to a journal'
  const isFlushed = before.some((call) => isFlush(call) && isSame(call, written) && call.start > written.end)
  if (!isFlushed) return 'before its journal was flushed'
  return whyUnnamed(before, written.path)
}

function isSame(one: Call, other: Call): boolean {
  return one.path === other.path && one.descriptor === other.descriptor
}

/** The journal came to its name whole: flushed under another one, renamed, and the folder flushed after that. */
function whyUnnamed(before: Call[], path: string): string | null {
  const renamed = before.findLast(
    ({ name, strings, result }) =>
      name.startsWith('rename') && result === 0 && fromLatin(strings.at(-1)) === path,
  )
  if (!renamed) return 'in a journal that was not there whole under its name from the first moment'
  const temporary = fromLatin(renamed.strings[0])
  const isWhole = before.some((call) => isFlush(call) && call.path === temporary && call.end < renamed.start)
  if (!isWhole) return 'in a journal that got its name before its first line was flushed'
  const isNamed = before.some(
    (call) => isFlush(call) && call.path === dirname(path) && call.start > renamed.end,
  )
  return isNamed ? null : 'before the name of its journal was flushed'
}

function fromLatin(text: string | undefined): string {
  return Buffer.from(text ?? '', 'latin1').toString()
}
