import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import '../desk/locked'
import { expect, test } from '../desk/workbench'

test('another disk can take the second copy; that it is away is told, and stops nothing', async ({
  workbench,
  userData,
}) => {
  const { app, page } = workbench
  const stick = join(userData, 'stick')
  await mkdir(stick)
  await app.evaluate(({ dialog }, folder) => {
    Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [folder] }) })
  }, stick)
  const chosen = await page.evaluate(() => window.carrel.call('chooseMirror', undefined))
  const folder = join(stick, 'carrel-mirror')
  expect(chosen).toMatchObject({ ok: true, value: { folder, isOwnChoice: true, state: 'in-step' } })
  await expect.poll(() => readdir(folder)).not.toEqual([])
  await page.evaluate(() => {
    const told: unknown[] = []
    Object.assign(window, { told })
    window.carrel.on('mirror', (mirror) => told.push(mirror))
  })
  await rm(stick, { recursive: true })
  await writeFile(stick, 'pulled')
  await workbench.note('a genuine alliance', 'Without the stick')
  await expect
    .poll(() => page.evaluate(() => Object(window).told))
    .toContainEqual(expect.objectContaining({ folder, state: 'away' }))
  const reset = await page.evaluate(() => window.carrel.call('resetMirror', undefined))
  expect(reset).toMatchObject({ ok: true, value: { isOwnChoice: false, state: 'in-step' } })
})
