import type { ElectronApplication } from '@playwright/test'
import { draftHeld, inPage, lock, protect } from '../desk/locked'
import { expect, test, Workbench } from '../desk/workbench'

// A crash is said in the consoles, and Playwright's page stays dead after one: everything is asked through main.
test.use({ allowConsoleErrors: true })

async function crash(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
}

const hasBrief = `document.querySelector('main article')?.textContent.includes('a genuine alliance') ?? false`
const noteText = `document.querySelector('[aria-label="Note text"]')?.value ?? null`
const address = 'location.href'

async function expectBack(app: ElectronApplication): Promise<void> {
  await expect.poll(() => inPage(app, hasBrief)).toBe(true)
}

test('a page that crashes is back by itself', async ({ workbench }) => {
  await crash(workbench.app)
  await expectBack(workbench.app)
})

test('what was being typed is back in the editor after a crash', async ({ workbench }) => {
  await workbench.select('a genuine alliance')
  await workbench.tool('Note')
  await workbench.page.keyboard.type('The last words')
  await expect.poll(() => draftHeld(workbench)).toBe('The last words')
  await crash(workbench.app)
  await expect.poll(() => inPage(workbench.app, noteText)).toBe('The last words')
})

test('the third crash within a minute ends at a plain page, which leads back', async ({ workbench }) => {
  for (const _ of [1, 2]) {
    await crash(workbench.app)
    await expectBack(workbench.app)
  }
  await crash(workbench.app)
  await expect.poll(() => inPage(workbench.app, address)).toBe('app://carrel/stopped.html')
  const link = `[...document.querySelectorAll('a, button')].find(({ textContent }) => textContent.includes('again'))`
  await inPage(workbench.app, `${link}.click()`)
  await expectBack(workbench.app)
})

test('when the plain page crashes too, Carrel ends by itself', async ({ workbench }) => {
  for (const _ of [1, 2]) {
    await crash(workbench.app)
    await expectBack(workbench.app)
  }
  await crash(workbench.app)
  await expect.poll(() => inPage(workbench.app, address)).toBe('app://carrel/stopped.html')
  const ended = workbench.app.waitForEvent('close')
  await crash(workbench.app)
  await ended
})

test('a lock page that crashes comes back locked', async ({ workbench }) => {
  await workbench.note('a genuine alliance', 'Put away')
  await protect(workbench)
  await lock(workbench)
  await crash(workbench.app)
  await expect.poll(() => inPage(workbench.app, address)).toBe('app://lock/')
  expect(await inPage(workbench.app, hasBrief)).toBe(false)
})

test('a page that crashes while it is being locked is locked all the same', async ({ workbench }) => {
  await protect(workbench)
  await workbench.app.evaluate(({ BrowserWindow, powerMonitor }) => {
    powerMonitor.emit('suspend')
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })
  await expect.poll(() => inPage(workbench.app, address)).toBe('app://lock/')
  expect(await inPage(workbench.app, hasBrief)).toBe(false)
})

test('a page that crashes while it is being closed does not hold the end', async ({ launch }) => {
  const workbench = await Workbench.open(launch)
  await workbench.note('a genuine alliance', 'Saved before')
  const ended = workbench.app.waitForEvent('close')
  await workbench.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.close()
    window?.webContents.forcefullyCrashRenderer()
  })
  await ended
  const reopened = await Workbench.open(launch)
  await expect(reopened.notes).toContainText('Saved before')
})
