import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { takeLock } from '../../../../../src/main/store/disk/lock'
import { temporaryFolder } from '../folder'

test('a second one does not get it until the first one lets it go', async () => {
  const folder = await temporaryFolder()
  const first = await takeLock(folder)
  expect(await takeLock(folder)).toBeNull()
  await first?.release()
  const second = await takeLock(folder)
  expect(second).not.toBeNull()
  await second?.release()
})

test('each folder has a lock of its own, and keeps it when it is renamed', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'one'))
  await mkdir(join(folder, 'other'))
  const locks = [await takeLock(join(folder, 'one')), await takeLock(join(folder, 'other'))]
  expect(locks).not.toContain(null)
  execFileSync('mv', [join(folder, 'one'), join(folder, 'renamed')])
  expect(await takeLock(join(folder, 'renamed'))).toBeNull()
  for (const lock of locks) await lock?.release()
})

test('another process has it, and when that one is killed it is free at once', async () => {
  const folder = await temporaryFolder()
  const held = await takeLock(folder)
  await held?.release()
  const owner = await ownerOf(folder)
  expect(await takeLock(folder)).toBeNull()
  owner.kill('SIGKILL')
  await once(owner, 'exit')
  const lock = await takeLock(folder)
  expect(lock).not.toBeNull()
  await lock?.release()
})

/** Another process that holds the lock of a folder, by the same name that the format description gives. */
async function ownerOf(folder: string) {
  const program = `
    const { lstatSync } = require('node:fs')
    const { dev, ino } = lstatSync(process.argv[1], { bigint: true })
    require('node:net').createServer().listen('\\0carrel-store-' + dev + '-' + ino, () => console.log('held'))`
  const owner = spawn(process.execPath, ['-e', program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => {
    owner.kill('SIGKILL')
  })
  await once(owner.stdout, 'data')
  return owner
}
