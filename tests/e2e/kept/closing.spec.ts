import type { ElectronApplication } from '@playwright/test'
import { closeWindow } from '../desk/annotating'
import { expectLocked, lock, protect, unlock } from '../desk/locked'
import { expect, test, Workbench } from '../desk/workbench'

async function terminate(app: ElectronApplication): Promise<void> {
  const ended = app.waitForEvent('close')
  app.process().kill('SIGTERM')
  await ended
}

for (const [name, end] of Object.entries({
  'the window is closed': closeWindow,
  'a SIGTERM comes': terminate,
})) {
  test(`what is being typed when ${name} is back in the editor the next time`, async ({ launch }) => {
    const workbench = await Workbench.open(launch)
    await workbench.select('a genuine alliance')
    await workbench.tool('Note')
    await workbench.page.keyboard.type('The last words')
    await end(workbench.app)
    const reopened = await Workbench.open(launch)
    await expect(reopened.noteText).toHaveValue('The last words')
  })

  test(`a locked Carrel ends by itself when ${name}`, async ({ workbench }) => {
    await protect(workbench)
    await lock(workbench)
    const main = workbench.app.process()
    await end(workbench.app)
    expect(main.signalCode).toBe(null)
  })
}

test('a Carrel that is closed while it is being locked ends, and keeps everything', async ({ launch }) => {
  const workbench = await Workbench.open(launch)
  await protect(workbench)
  await workbench.note('a genuine alliance', 'Saved before')
  const ended = workbench.app.waitForEvent('close')
  await workbench.app.evaluate(({ BrowserWindow, powerMonitor }) => {
    powerMonitor.emit('suspend')
    BrowserWindow.getAllWindows()[0]?.close()
  })
  await ended
  const { app, page } = await launch()
  await expectLocked({ page })
  await unlock({ page })
  await expect(page.getByRole('list', { name: 'Notes' })).toContainText('Saved before')
  await app.close()
})

test('a window that does not answer any more is closed all the same', async ({ launch }) => {
  const workbench = await Workbench.open(launch)
  await workbench.note('a genuine alliance', 'Saved before')
  await workbench.page.evaluate(() =>
    setTimeout(() => {
      for (;;) Object.assign(window, { isBusy: true })
    }, 0),
  )
  await closeWindow(workbench.app)
  const reopened = await Workbench.open(launch)
  await expect(reopened.notes).toContainText('Saved before')
})

test('locking and unlocking again and again leaves one page and one window', async ({ workbench }) => {
  await protect(workbench)
  for (const _ of [1, 2, 3]) {
    await lock(workbench)
    await unlock(workbench)
  }
  expect(await workbench.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})
