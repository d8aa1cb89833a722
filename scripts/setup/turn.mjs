import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { takeLockFile } from '../../src/main/store/disk/lock-file.mjs'
import { say } from './say.mjs'

/**
 * Does some work while no other run does its own in this checkout: two at once would both install and build.
 * @template Result
 * @param {string} root
 * @param {() => Promise<Result>} work
 */
export async function inTurn(root, work) {
  const file = path.join(root, '.cache', 'setting-up')
  mkdirSync(path.dirname(file), { recursive: true })
  let lock = await takeLockFile(file)
  if (!lock) say('waiting for another run that is setting up this checkout')
  while (!lock) {
    await pause(200)
    lock = await takeLockFile(file)
  }
  try {
    return await work()
  } finally {
    await lock.release()
  }
}
