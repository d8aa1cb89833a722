import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inTurn } from '../../../scripts/setup/turn.mjs'
import { folderWith } from './folder'

test('two runs in one checkout do their work one after the other', async () => {
  const root = folderWith()
  const seen: string[] = []
  const work = (name: string) => () =>
    new Promise<void>((resolve) => {
      seen.push(`${name} begins`)
      setImmediate(() => {
        seen.push(`${name} ends`)
        resolve()
      })
    })
  await Promise.all([inTurn(root, work('one')), inTurn(root, work('other'))])
  const [first, second] = seen[0] === 'one begins' ? ['one', 'other'] : ['other', 'one']
  expect(seen).toEqual([`${first} begins`, `${first} ends`, `${second} begins`, `${second} ends`])
})

test('the turn of a run that was killed is taken over', async () => {
  const ended = spawnSync(process.execPath, ['--version']).pid
  const root = folderWith({ '.cache/setting-up': String(ended) })
  expect(await inTurn(root, async () => 'done')).toBe('done')
})

test('a failure gives the turn back', async () => {
  const root = folderWith()
  const failing = inTurn(root, () => Promise.reject(new Error('planted')))
  await expect(failing).rejects.toThrow('planted')
  expect(existsSync(join(root, '.cache', 'setting-up'))).toBe(false)
})
