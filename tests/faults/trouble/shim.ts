import { constants } from 'node:fs'
import promises, { type FileHandle } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { basename } from 'node:path'

/**
 * What goes wrong with a call. 'short': it takes half of what it is given and reports that; 'filling': that, and from
 * then on the disk is full. `isDone`: the call does its work and reports the error all the same. `lasts`: so does every
 * later call of its kind, until the fault is lifted.
 */
export type Fault = { kind: Kind; isDone: boolean; lasts: boolean }
export type Kind = (typeof kinds)[number] | Lie
export const kinds = ['ENOSPC', 'EIO', 'EACCES', 'short', 'filling'] as const

/** A disk that says it has done what it has not: no store can stand that, so the suite must see it. */
export type Lie = 'lost write' | 'lost flush'

const onFiles = ['rename', 'unlink', 'mkdir', 'rm', 'readdir', 'lstat', 'chmod'] as const
const onHandles = ['write', 'read', 'sync', 'datasync', 'stat', 'writeFile'] as const
type Name = (typeof onFiles)[number] | (typeof onHandles)[number] | 'open' | 'create' | 'close'

const needsRoom: Name[] = ['create', 'write', 'writeFile', 'mkdir', 'rename', 'sync', 'datasync']

/** The calls that such an error can come from. */
const comesFrom: Record<Kind, ReadonlySet<Name>> = {
  ENOSPC: new Set(needsRoom),
  EIO: new Set<Name>([...onFiles, ...onHandles, 'open', 'create', 'close']),
  EACCES: new Set<Name>([...onFiles, 'open', 'create']),
  short: new Set<Name>(['write']),
  filling: new Set<Name>(['write']),
  'lost write': new Set<Name>(['write']),
  'lost flush': new Set<Name>(['datasync']),
}

/** How one call fails: with a code, by half, or without a word. */
type Failing = 'ENOSPC' | 'EIO' | 'EACCES' | 'short' | 'lie'

type Call = (this: unknown, ...given: never[]) => Promise<unknown>

/** Stands between the store and Node's file system: real calls, but for the one that is to fail. */
export class Shim {
  private fault: Fault | null = null
  private left = 0
  private readonly names = new WeakMap<object, string>()
  private readonly unflushed = new Set<string>()
  /** The call that was hit first since the shim was armed, or null. */
  hit: string | null = null

  /** Lets the call with this number fail, counted from 1 among those that the fault can come from. */
  arm(fault: Fault, at: number): void {
    Object.assign(this, { fault, left: at, hit: null })
  }

  lift(): void {
    this.fault = null
  }

  /** Lets the test itself reach the disk; the fault goes on waiting afterwards. */
  async pause<T>(work: () => Promise<T>): Promise<T> {
    const { fault } = this
    this.fault = null
    try {
      return await work()
    } finally {
      this.fault = fault
    }
  }

  /** The journals of the store that hold bytes which no flush has followed; one that was given up counts no longer. */
  get unflushedJournals(): string[] {
    return [...this.unflushed]
  }

  async install(): Promise<void> {
    const handle = await promises.open('/dev/null')
    const prototype: FileHandle = Object.getPrototypeOf(handle)
    await handle.close()
    for (const name of onFiles) this.wrap(promises, name, () => name)
    for (const name of onHandles) this.wrap(prototype, name, () => name)
    this.wrap(promises, 'open', ([, flags]) => (createsFile(flags) ? 'create' : 'open'))
    syncBuiltinESMExports()
  }

  private wrap(target: object, method: string, nameOf: (given: unknown[]) => Name): void {
    const shim = this
    const call: Call = Reflect.get(target, method)
    const wrapped: Call = async function (...given) {
      const name = nameOf(given)
      const fails = shim.fails(name, given)
      if (fails === 'short') return shim.writeHalf(this, call, given)
      if (fails === 'lie') return { bytesWritten: given[2] }
      // A handle is closed in any case: it cannot be used after a failed close either.
      const isSkipped = fails !== null && !(shim.fault?.isDone || name === 'close')
      const result = isSkipped ? null : await call.apply(this, given)
      if (method === 'open' && result instanceof Object) shim.wrap(result, 'close', () => 'close') // no method of the prototype
      shim.follow({ name, target: this, given, result }, fails !== null)
      if (fails !== null) throw Object.assign(new Error(`${fails}: planted in ${name}`), { code: fails })
      return result
    }
    Object.assign(target, { [method]: wrapped })
  }

  /** The code that a call is to fail with, or null. */
  private fails(name: Name, given: unknown[]): Failing | null {
    const { fault } = this
    if (fault === null) return null
    const isFull = fault.kind === 'filling' && this.hit !== null
    if (isFull) return needsRoom.includes(name) ? 'ENOSPC' : null
    if (!comesFrom[fault.kind].has(name)) return null
    if (this.left > 0) this.left -= 1
    if (this.left > 0 || (this.hit !== null && !fault.lasts)) return null
    this.hit ??= `${name} ${typeof given[0] === 'string' ? basename(given[0]) : ''}`.trim()
    if (fault.kind === 'lost write' || fault.kind === 'lost flush') return 'lie'
    return fault.kind === 'filling' ? 'short' : fault.kind
  }

  private async writeHalf(handle: unknown, call: Call, given: unknown[]): Promise<unknown> {
    const [bytes, offset, length, position] = given
    const half = Math.max(1, Math.floor(Number(length) / 2))
    const result = await call.apply(handle, [bytes, offset, half, position] as never[])
    this.follow({ name: 'write', target: handle, given, result }, false)
    return result
  }

  /** Keeps account of what is written to journals of the store and not yet flushed. */
  private follow(
    done: { name: Name; target: unknown; given: unknown[]; result: unknown },
    isFailed: boolean,
  ): void {
    const { name, target, given, result } = done
    const isOpening = (name === 'open' || name === 'create') && typeof given[0] === 'string'
    if (isOpening && /\/store\/jrnl-/.test(String(given[0])) && result)
      this.names.set(result as object, basename(String(given[0])))
    const journal = this.names.get(target as object)
    if (journal === undefined) return
    if (name === 'write') this.unflushed.add(journal)
    if (name === 'close' || (!isFailed && (name === 'sync' || name === 'datasync')))
      this.unflushed.delete(journal)
  }
}

function createsFile(flags: unknown): boolean {
  return typeof flags === 'number' ? (flags & constants.O_CREAT) !== 0 : flags === 'wx'
}
