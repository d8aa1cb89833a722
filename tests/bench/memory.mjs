import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

function parents() {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return processes.flatMap((name) => {
    try {
      const afterName = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1) ?? ''
      return [{ process: Number(name), parent: Number(afterName.split(' ')[1]) }]
    } catch {
      return [] // it ended while the list was read
    }
  })
}

/** The ids of a process and of all that descend from it. */
function processTree(/** @type {number} */ root) {
  const known = parents()
  const tree = [root]
  for (const member of tree) {
    tree.push(...known.filter(({ parent }) => parent === member).map(({ process }) => process))
  }
  return tree
}

/** The kibibytes of one process; none if it ended after it was listed. */
function kibibytesOf(/** @type {number} */ process) {
  try {
    const rollup = readFileSync(`/proc/${process}/smaps_rollup`, 'utf8')
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1])
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH'].includes(String(error.code)))
      return 0
    throw error
  }
}

/** The proportional set size of a process tree in MiB: shared pages count in part for each that maps them. */
function proportionalMemory(/** @type {number} */ root) {
  return processTree(root).reduce((total, process) => total + kibibytesOf(process), 0) / 1024
}

/** The memory of a process tree in MiB once it is quiet: three readings, half a second apart, within 1 % of the last. */
export async function memoryAtIdle(/** @type {number} */ root) {
  const readings = []
  for (let attempt = 0; attempt < 120; attempt += 1) {
    readings.push(proportionalMemory(root))
    const last = readings.slice(-3)
    const newest = last.at(-1) ?? 0
    if (last.length === 3 && last.every((reading) => Math.abs(reading - newest) < newest / 100)) return newest
    await pause(500)
  }
  throw new Error('the app did not come to rest within a minute')
}
