// One acknowledged edit and one opening, at growing numbers of notes: Carrel beside plain lowdb, in turn.
import { fork } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { judge } from './aims'
import { type Name, names } from './contestants'
import { fileSystemOf, folderOnDisk } from './disk'
import { type Measured, type Round, summarise } from './summary'
import { table } from './table'
import { type Answer, type Order, serve } from './worker'

const sizes = [100, 1_000, 10_000, 100_000]

/** How many edits a turn takes: enough for a p95, but lowdb writes everything each time. */
function editsIn(name: Name, size: number): number {
  return name === 'lowdb' ? Math.max(5, Math.min(100, 1_000_000 / size)) : 200
}

/** A worker process, obeying one order at a time. */
function startWorker(name: Name, folder: string) {
  const child = fork(process.argv[1] ?? '', ['worker', name, folder], { stdio: ['ignore', 2, 2, 'ipc'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const order = (given: Order) =>
    new Promise<Answer>((resolve, reject) => {
      const fail = () => reject(new Error(`the worker for ${name} ended`))
      child.once('exit', fail)
      child.once('message', (answer: Answer) => {
        child.off('exit', fail)
        resolve(answer)
      })
      child.send(given)
    })
  const end = () => {
    child.disconnect()
    return ended
  }
  return { order, end }
}

/** One turn of one contestant, in a fresh process: opening, edits, and at the greater numbers a checkpoint. */
async function takeTurn(name: Name, folder: string, size: number): Promise<Round> {
  const worker = startWorker(name, folder)
  try {
    const { load = Number.NaN, loadProcessor = Number.NaN } = await worker.order({ order: 'open' })
    await worker.order({ order: 'edit', count: Math.min(20, editsIn(name, size)) }) // not counted: the first ones are compiled
    const { edits = [] } = await worker.order({ order: 'edit', count: editsIn(name, size) })
    const hasCheckpoint = name !== 'lowdb' && size >= 10_000
    const { checkpoint = null } = hasCheckpoint ? await worker.order({ order: 'checkpoint' }) : {}
    await worker.order({ order: 'close' })
    return { load, loadProcessor, edits, checkpoint }
  } finally {
    await worker.end()
  }
}

async function measure(folder: string, size: number, runs: number): Promise<Measured[]> {
  const rounds: Record<Name, Round[]> = { plain: [], sealed: [], lowdb: [] }
  const folderOf = (name: Name) => join(folder, `${name}-${size}`)
  for (const name of names) {
    mkdirSync(folderOf(name))
    const worker = startWorker(name, folderOf(name))
    await worker.order({ order: 'prepare', count: size })
    await worker.end()
  }
  for (let run = 0; run < runs; run += 1) {
    const turned = [...names.slice(run % names.length), ...names.slice(0, run % names.length)]
    for (const name of turned) rounds[name].push(await takeTurn(name, folderOf(name), size))
  }
  for (const name of names) rmSync(folderOf(name), { recursive: true, force: true })
  return names.map((name) => summarise({ name, size }, rounds[name]))
}

async function main(root: string, runs: number): Promise<void> {
  const folder = folderOnDisk(root)
  try {
    const measured: Measured[] = []
    const [busyBefore] = loadavg()
    for (const size of sizes) measured.push(...(await measure(folder, size, runs)))
    const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model ?? null }
    const disk = { folder, fileSystem: fileSystemOf(folder) }
    const load = { before: busyBefore, after: loadavg()[0] } // what else the machine had to do says how far to trust this
    const report = { runs, ...machine, load, disk, measured, aims: judge(measured) }
    console.log(JSON.stringify(report, null, 2))
    console.log(`\n${table(measured)}\n`)
    for (const { what, measured: found, isMet } of report.aims)
      console.log(`${isMet ? 'met' : 'MISSED'}  ${what}: ${found}`)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const [, , role, ...given] = process.argv
if (role === 'worker') serve(given[0] as Name, given[1] ?? '')
else await main(role ?? '', Number(given[0]))
