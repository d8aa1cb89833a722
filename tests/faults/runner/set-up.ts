import { access, constants, mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bundleChild } from '../child/bundle'
import { type Options, readOptions } from './options'

/** What one run has before its suites begin: `place` holds `root`, the folder of everything temporary; `child` is a program. */
export type Prepared = { options: Options; place: string; root: string; child: string }

declare module 'vitest' {
  interface ProvidedContext {
    faults: Prepared
  }
}

/** Reads what `npm run faults` was given, and makes the program of the children; everything is removed afterwards. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const options = readOptions(JSON.parse(process.env.CARREL_FAULTS ?? '[]'), new Date())
  const place = await placeFor(options)
  const root = await mkdtemp(join(place, 'carrel-faults-'))
  const child = await bundleChild(join(root, 'child'))
  project.provide('faults', { options, place, root, child })
  return () => rm(root, { recursive: true, force: true, maxRetries: 3 })
}

const memory = '/dev/shm'
const room = 2 * 1024 ** 3 // bytes

/**
 * Where the stores stand. What a killed process has written survives in memory as it does on a disk, and a flush costs
 * nothing there: so the quick lane goes where there is such a place; the full one is for the real disk.
 */
async function placeFor({ isFull }: Options): Promise<string> {
  if (isFull || process.platform !== 'linux') return tmpdir()
  try {
    await access(memory, constants.W_OK)
    const { bavail, bsize } = await statfs(memory)
    return bavail * bsize > room ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}
