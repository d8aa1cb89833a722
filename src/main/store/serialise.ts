import { setImmediate as breathe } from 'node:timers/promises'
import type { Workspace } from '../../shared/workspace'

/** So many annotations (about 1 kB each) are turned into text before the event loop gets its turn again. */
const atOnce = 500

/**
 * The workspace as JSON, byte for byte what JSON.stringify gives, but in pieces and with pauses: a window that asks
 * something meanwhile is answered. The workspace is never changed in place, so the text is of one moment.
 */
export async function* serialise(workspace: Workspace): AsyncGenerator<string> {
  yield '{'
  for (const [index, [key, value]] of Object.entries(workspace).entries()) {
    yield `${index === 0 ? '' : ','}${JSON.stringify(key)}:`
    if (Array.isArray(value)) yield* serialiseList(value)
    else yield JSON.stringify(value)
  }
  yield '}\n'
}

async function* serialiseList(list: unknown[]): AsyncGenerator<string> {
  yield '['
  for (let start = 0; start < list.length; start += atOnce) {
    if (start > 0) await breathe()
    const text = JSON.stringify(list.slice(start, start + atOnce))
    yield (start === 0 ? '' : ',') + text.slice(1, -1)
  }
  yield ']'
}
