import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../../folder'

const ours = fileURLToPath(new URL('../../../../../../src/main/store/disk/lock-file.mjs', import.meta.url))
const hasty = join(import.meta.dirname, 'hasty-lock.mjs')
const dead = String(spawnSync(process.execPath, ['--version']).pid)

/** What stands in the folder before a round: nothing, what the dead left, also in the middle of taking over, or half a file. */
const beginnings: Record<string, string>[] = [
  {},
  { LOCK: dead },
  { LOCK: dead, 'LOCK.next': dead },
  { LOCK: dead, 'LOCK.next': dead, 'LOCK.next.next': dead },
  { LOCK: '' },
  { LOCK: `${process.pid} another boot, another time` },
]

async function taker(program: string): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'taker.mjs'), [pathToFileURL(program).href])
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  await once(child, 'message')
  return child
}

/** Tells all of them at once, and how many then say that they have the lock. */
async function owners(takers: ChildProcess[], path: string | null): Promise<number> {
  const answers = takers.map((child) => once(child, 'message'))
  for (const child of takers) child.send(path as never)
  return (await Promise.all(answers)).filter(([hasIt]) => hasIt).length
}

/** Four processes for one lock, again and again: how many rounds had how many owners, and what was left lying about. */
async function race(program: string, rounds: number) {
  const takers = await Promise.all(Array.from({ length: 4 }, () => taker(program)))
  const counts: Record<number, number> = {}
  const left: string[] = []
  for (let round = 0; round < rounds; round++) {
    const folder = await temporaryFolder()
    const beginning = beginnings[round % beginnings.length] ?? {}
    for (const [name, text] of Object.entries(beginning)) await writeFile(join(folder, name), text)
    const number = await owners(takers, join(folder, 'LOCK'))
    counts[number] = (counts[number] ?? 0) + 1
    await owners(takers, null)
    left.push(...(await readdir(folder)).filter((name) => !(name in beginning)))
  }
  return { counts, left }
}

test('of four takers exactly one gets the lock, whatever the dead have left', async () => {
  expect(await race(ours, 120)).toEqual({ counts: { 1: 120 }, left: [] })
})

test('a lock that looks first and removes then is caught by the same race', async () => {
  const { counts } = await race(hasty, 120)
  expect(counts[1]).toBeLessThan(120)
})

test('a taker that dies at any moment leaves a lock that exactly one of the next gets', async () => {
  const takers = await Promise.all([taker(ours), taker(ours)])
  const dying = join(import.meta.dirname, 'dying-taker.mjs')
  for (const beginning of beginnings.slice(1, 3)) {
    for (let call = 1, isAlive = false; !isAlive; call++) {
      const folder = await temporaryFolder()
      const path = join(folder, 'LOCK')
      for (const [name, text] of Object.entries(beginning)) await writeFile(join(folder, name), text)
      const { status } = spawnSync(process.execPath, [dying, pathToFileURL(ours).href, path, String(call)])
      isAlive = status === 0
      expect(await owners(takers, path), `dead at call ${call} after ${JSON.stringify(beginning)}`).toBe(1)
      await owners(takers, null)
    }
  }
})
