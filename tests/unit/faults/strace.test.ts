import { expect, test } from 'vitest'
import { readCalls } from '../../faults/strace/calls'
import { judgeOrder } from '../../faults/strace/order'

const hex = (text: string) =>
  [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
const on = (descriptor: number, path: string) => `${descriptor}<${hex(path)}>`
const journal = '/data/store/jrnl-000000000001-00000001-0123456789abcdef.log'
const temporary = '/data/store/.carrel-0123456789abcdef.tmp'

/** Lines of a trace, by what they say; each from a thread of its own, as Node's are. */
const line = {
  head: `11 pwrite64(${on(20, temporary)}, "${hex('{…}\n')}", 6, 0) = 6`,
  headFlushed: `12 fsync(${on(20, temporary)}) = 0`,
  named: `13 rename("${hex(temporary)}", "${hex(journal)}") = 0`,
  nameFlushed: `14 fsync(${on(21, '/data/store')}) = 0`,
  written: `11 pwrite64(${on(22, journal)}, "${hex('1 check {"a":"\\n2 "}\n2 check 한국\n')}", 40, 6) = 40`,
  flushed: `12 fdatasync(${on(22, journal)}) = 0`,
  ack: `10 write(${on(1, 'pipe:[7]')}, "${hex('ack 2\n')}", 6) = 6`,
}

type Line = keyof typeof line
const inOrder = Object.keys(line) as Line[]

function judge(lines: string[]) {
  return judgeOrder(readCalls(lines.join('\n')))
}

test('an edit that was flushed before it was acknowledged is in order', () => {
  expect(judge(Object.values(line))).toEqual({ acknowledged: 1, flushes: 1, broken: [] })
})

test('whatever is missing before the acknowledgement is noticed', () => {
  const without = (name: Line) => judge(inOrder.filter((one) => one !== name).map((one) => line[one])).broken
  expect(without('written')).toEqual(['edit 2 was acknowledged before it was written to a journal'])
  expect(without('flushed')).toEqual(['edit 2 was acknowledged before its journal was flushed'])
  expect(without('named')).toHaveLength(1)
  expect(without('headFlushed')).toHaveLength(1)
  expect(without('nameFlushed')).toEqual([
    'edit 2 was acknowledged before the name of its journal was flushed',
  ])
})

test('what comes after the acknowledgement does not count', () => {
  for (const name of inOrder.filter((one) => !['ack', 'head'].includes(one))) {
    const late = [...inOrder.filter((one) => one !== name), name] as Line[]
    expect(judge(late.map((one) => line[one])).broken).toHaveLength(1)
  }
})

test('a flush that failed, of another file, or begun before the write ended, is none', () => {
  const instead = (flush: string[]) =>
    judge(inOrder.flatMap((name) => (name === 'flushed' ? flush : [line[name]]))).broken
  expect(instead(['12 fdatasync(22<x>) = -1 EIO (Input/output error)'])).toHaveLength(1)
  expect(instead([`12 fdatasync(${on(23, `${journal}2`)}) = 0`])).toHaveLength(1)
  const early = [
    `12 fdatasync(${on(22, journal)} <unfinished ...>`,
    line.written,
    '12 <... fdatasync resumed>) = 0',
  ]
  const lines = inOrder
    .filter((name) => name !== 'flushed')
    .flatMap((name) => (name === 'written' ? early : [line[name]]))
  expect(judge(lines).broken).toEqual(['edit 2 was acknowledged before its journal was flushed'])
})

test('an edit whose record only looks like one inside the text of another is not taken for written', () => {
  const lines = Object.values({ ...line, ack: line.ack.replace(hex('ack 2'), hex('ack 3')) })
  expect(judge(lines).broken).toEqual(['edit 3 was acknowledged before it was written to a journal'])
})

test('a call that was interrupted by another thread is put together again', () => {
  const calls = readCalls(
    [`12 fdatasync(${on(22, journal)} <unfinished ...>`, line.ack, '12 <... fdatasync resumed>) = 0'].join(
      '\n',
    ),
  )
  expect(calls).toMatchObject([
    { name: 'write', descriptor: 1, strings: ['ack 2\n'] },
    { name: 'fdatasync', path: journal, result: 0, start: 0, end: 2 },
  ])
})
