import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Task } from './roles'

/** How a child is started: more environment, flags for Node, or another program in front (`strace -f …`). */
export type ChildOptions = { env?: NodeJS.ProcessEnv; flags?: string[]; under?: string[] }

/** How a child ended, and everything it said until then. */
export type Ended = { code: number | null; signal: NodeJS.Signals | null; lines: string[]; errors: string }

/** A child process that runs the real store. It speaks in lines: a word, and what belongs to it. */
export type Child = {
  readonly lines: string[]
  /** The first line that begins so, or the one with that number, said already or to come. Throws when it ends without. */
  line(start: string, number?: number): Promise<string>
  /** Resolves when what it has said fulfils the condition. */
  fulfils(condition: () => boolean, what: string): Promise<void>
  /** Ends it at once (SIGKILL) and resolves when it is gone. */
  kill(): Promise<Ended>
  /** Gives it a line to read. */
  tell(line: string): void
  readonly ended: Promise<Ended>
}

export type StartChild = (task: Task, options?: ChildOptions) => Child

/** Starts the program of the children with something to do. */
export function startChild(program: string, task: Task, options: ChildOptions = {}): Child {
  const { env = {}, flags = [], under = [] } = options
  const [command = '', ...given] = [...under, process.execPath, ...flags, program, JSON.stringify(task)]
  const process_ = spawn(command, given, { env: { ...process.env, ...env }, stdio: 'pipe' })
  const lines: string[] = []
  const waiting = new Set<() => void>()
  let errors = ''
  process_.stdin.on('error', () => undefined) // it may be gone before it has read
  process_.stderr.on('data', (text) => {
    errors += text
  })
  createInterface({ input: process_.stdout }).on('line', (line) => {
    lines.push(line)
    for (const look of waiting) look()
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    process_.once('error', reject)
    process_.once('close', (code, signal) => resolve({ code, signal, lines, errors }))
  })
  return {
    lines,
    ended,
    async line(start, number = 1) {
      const found = () => lines.filter((line) => line.startsWith(start))[number - 1]
      await untilSo({ lines, waiting, ended }, () => found() !== undefined, start)
      return found() ?? ''
    },
    fulfils: (condition, what) => untilSo({ lines, waiting, ended }, condition, what),
    tell: (line) => process_.stdin.write(`${line}\n`),
    kill() {
      process_.kill('SIGKILL')
      return ended
    },
  }
}

type Speaking = { lines: string[]; waiting: Set<() => void>; ended: Promise<Ended> }

function untilSo({ lines, waiting, ended }: Speaking, condition: () => boolean, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (!condition()) return
      waiting.delete(look)
      resolve()
    }
    waiting.add(look)
    look()
    ended.then(({ code, signal, errors }) => {
      look()
      const last = lines.at(-1) ?? 'nothing'
      reject(new Error(`a child ended (${signal ?? code}) without “${what}”; last: ${last}; ${errors}`))
    }, reject)
  })
}
