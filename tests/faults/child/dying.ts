import { constants } from 'node:fs'
import promises, { type FileHandle } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

/**
 * When a child ends itself, by SIGKILL: at so many calls that change the disk after it was armed, before the call, in
 * the middle of it (it is under way in another thread), or after it.
 */
export type Death = { call: number; moment: 'before' | 'during' | 'after' }

type Call = (this: unknown, ...given: never[]) => Promise<unknown>

let left = Number.POSITIVE_INFINITY

function die(): void {
  process.kill(process.pid, 'SIGKILL')
}

function watched(call: Call, moment: Death['moment'], counts: (given: unknown[]) => boolean): Call {
  return async function (...given) {
    if (!counts(given)) return call.apply(this, given)
    left -= 1
    const isLast = left === 0
    if (isLast && moment === 'before') die()
    const done = call.apply(this, given)
    if (isLast && moment === 'during') die()
    const result = await done
    if (isLast) die()
    return result
  }
}

const changesNames = ['rename', 'unlink', 'mkdir', 'rm'] as const
const changesBytes = ['write', 'sync', 'datasync'] as const

function createsFile([, flags]: unknown[]): boolean {
  return typeof flags === 'number' ? (flags & constants.O_CREAT) !== 0 : flags === 'wx'
}

/** Watches every call of the store that changes the disk; `arm` says from when on they are counted. */
export async function watchCalls({ call, moment }: Death): Promise<{ arm: () => void }> {
  const handle = await promises.open('/dev/null')
  const prototype: FileHandle = Object.getPrototypeOf(handle)
  await handle.close()
  const replace = (target: object, name: string, counts: (given: unknown[]) => boolean) =>
    Object.assign(target, { [name]: watched(Reflect.get(target, name), moment, counts) })
  for (const name of changesNames) replace(promises, name, () => true)
  for (const name of changesBytes) replace(prototype, name, () => true)
  replace(promises, 'open', createsFile)
  syncBuiltinESMExports()
  return {
    arm() {
      left = call
    },
  }
}
