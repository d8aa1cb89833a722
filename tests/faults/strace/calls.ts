/**
 * A call to the system, as `strace -f -y -xx` tells it. `path` is what its first argument stands for, if that is a
 * descriptor; `strings` are its arguments in quotes, byte for byte in latin1. `start` and `end` are line numbers: what
 * ended before another one started was over before it.
 */
export type Call = {
  name: string
  descriptor: number | null
  path: string | null
  strings: string[]
  result: number
  start: number
  end: number
}

/** The flags that make strace write what `readCalls` reads. */
export const traceFlags = ['-f', '-qq', '-y', '-xx', '-s', '1000000', '-e']
export const traced = 'trace=write,pwrite64,pwritev,fsync,fdatasync,rename,renameat,renameat2'

/** The calls that were completed, in the order in which they ended. Lines that tell something else are passed over. */
export function readCalls(text: string): Call[] {
  const begun = new Map<string, { text: string; start: number }>()
  return text.split('\n').flatMap((line, number) => {
    const [, process = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? []
    const unfinished = / *<unfinished \.\.\.>$/.exec(rest)
    if (unfinished) {
      begun.set(process, { text: rest.slice(0, unfinished.index), start: number })
      return []
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)
    const earlier = resumed && begun.get(process)
    if (resumed && !earlier) return []
    const whole = earlier ? earlier.text + (resumed?.[1] ?? '') : rest
    return callOf(whole, earlier?.start ?? number, number) ?? []
  })
}

function callOf(text: string, start: number, end: number): Call | null {
  const found = /^(\w+)\((.*)\) += (-?\d+)/.exec(text)
  if (!found) return null
  const [, name = '', given = '', result] = found
  const [, descriptor = null, path = null] = /^(\d+)<([^>]*)>/.exec(given) ?? []
  const strings = [...given.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) => decoded(hex))
  const isOnDescriptor = descriptor !== null && path !== null
  return {
    name,
    descriptor: isOnDescriptor ? Number(descriptor) : null,
    path: isOnDescriptor ? Buffer.from(decoded(path), 'latin1').toString() : null,
    strings,
    result: Number(result),
    start,
    end,
  }
}

function decoded(hex: string): string {
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex').toString('latin1')
}
