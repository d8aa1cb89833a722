import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import {
  expectLocked,
  expectRefused,
  filesIn,
  giveTo,
  inPage,
  isRunning,
  lock,
  openingOf,
  passphrase,
  passphraseField,
  protect,
  renderer,
  unlock,
} from '../desk/locked'
import { expect, test } from '../desk/workbench'

const marker = 'quixotic zanzibar'

test('locking puts away the page and ends the process that held it', async ({ workbench }) => {
  await workbench.note('a genuine alliance', `A ${marker}`)
  await protect(workbench)
  const before = await renderer(workbench.app)
  expect(isRunning(before)).toBe(true)
  await lock(workbench)
  expect(await renderer(workbench.app)).not.toBe(before)
  await expect.poll(() => isRunning(before)).toBe(false)
  const shown = await workbench.page.evaluate(() => document.documentElement.outerHTML)
  expect(shown).not.toContain(marker)
  expect(shown).not.toContain('genuine alliance')
})

test('the passphrase brings everything back', async ({ workbench }) => {
  await workbench.note('a genuine alliance', `A ${marker}`)
  await workbench.highlight('reliable partner', 'green')
  await protect(workbench)
  await lock(workbench)
  await unlock(workbench)
  await expect(workbench.notes).toContainText(marker)
  await expect(workbench.mark('reliable partner')).toHaveAttribute('data-colour', 'green')
  await workbench.highlight('four brigades')
  await workbench.saved()
})

test('a Carrel with a passphrase starts at the lock page', async ({ workbench, launch }) => {
  await workbench.note('a genuine alliance', `A ${marker}`)
  await protect(workbench)
  await workbench.app.close()
  const { page, app } = await launch()
  await expectLocked({ page })
  await unlock({ page })
  await expect(page.getByRole('list', { name: 'Notes' })).toContainText(marker)
  await app.close()
})

test('a wrong passphrase is said to be wrong, and touches no file', async ({ workbench, userData }) => {
  await workbench.note('a genuine alliance', `A ${marker}`)
  await protect(workbench)
  await lock(workbench)
  const store = join(userData, 'store')
  const before = await filesIn(store)
  expect(Object.keys(before).length).toBeGreaterThan(0)
  await giveTo(workbench, 'a short road to Kursk')
  await expectRefused(workbench)
  expect(await filesIn(store)).toEqual(before)
  await unlock(workbench)
  await expect(workbench.notes).toContainText(marker)
})

test('the lock page is answered nothing that could tell or change anything', async ({ workbench }) => {
  await workbench.note('a genuine alliance', `A ${marker}`)
  await protect(workbench)
  await lock(workbench)
  expect(Object.keys(await openingOf(workbench)).sort()).toEqual(['dataFolder', 'isLocked', 'version'])
  const replies = await workbench.page.evaluate(() =>
    Promise.all([
      window.carrel.call('change', { type: 'undo' }),
      window.carrel.call('copyText', { text: 'words' }),
      window.carrel.call('removePassphrase', { current: 'a guess' }),
      window.carrel.call('backUp', undefined),
    ]),
  )
  expect(replies.map((reply) => (reply.ok ? 'ok' : reply.failure.code))).toEqual(Array(4).fill('locked'))
})

test.describe('with a way back that is tried on purpose', () => {
  test.use({ allowConsoleErrors: true })

  test('no way leads from the lock page back to what was locked away', async ({ workbench }) => {
    await protect(workbench)
    await lock(workbench)
    const entries = () =>
      workbench.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.navigationHistory.length(),
      )
    expect(await entries()).toBe(1)
    const { app } = workbench
    for (const way of ['history.back()', 'history.go(-2)', `location.assign('app://carrel/')`]) {
      await inPage(app, `${way}, setTimeout(() => Object.assign(window, { tried: true }), 100), null`)
      await expect.poll(() => inPage(app, `window.tried && location.href`)).toBe('app://lock/')
    }
    await inPage(app, 'location.reload()')
    await expect.poll(() => inPage(app, `'tried' in window ? null : location.href`)).toBe('app://lock/')
  })
})

/** How often main's memory holds the text, in a picture of it that is taken after everything unused was thrown away. */
async function countInMemory(app: ElectronApplication, folder: string): Promise<number> {
  const file = join(folder, 'memory.heapsnapshot')
  await app.evaluate((_, name) => {
    process.getBuiltinModule('node:v8').writeHeapSnapshot(name)
  }, file)
  const memory = await readFile(file, 'utf8')
  await rm(file)
  return memory.split(marker).length - 1
}

test('main forgets what it locks away', async ({ workbench, userData }) => {
  await workbench.note('a genuine alliance', `A ${marker}`)
  await protect(workbench)
  expect(await countInMemory(workbench.app, userData)).toBeGreaterThan(0) // the control
  await lock(workbench)
  await expect.poll(() => countInMemory(workbench.app, userData)).toBe(0)
})

test('a page that will not go is locked away all the same', async ({ workbench }) => {
  await protect(workbench)
  await workbench.page.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()))
  await workbench.page.mouse.click(700, 400) // a page that nobody touched is not listened to anyway
  await lock(workbench)
})

test('a page that does not answer any more is locked away after a while', async ({ workbench }) => {
  await protect(workbench)
  const before = await renderer(workbench.app)
  await workbench.page.evaluate(() =>
    setTimeout(() => {
      for (;;) Object.assign(window, { isBusy: true })
    }, 0),
  )
  await emit(workbench.app, 'suspend')
  await expectLocked(workbench)
  await expect.poll(() => isRunning(before)).toBe(false)
})

/** Lets the system tell of something, as Electron would. */
async function emit(app: ElectronApplication, event: string): Promise<void> {
  await app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event)
}

for (const event of ['suspend', 'lock-screen']) {
  test(`it locks when the system says “${event}”`, async ({ workbench }) => {
    await emit(workbench.app, event) // nothing happens without a passphrase
    await protect(workbench)
    await expect(workbench.article).toBeVisible()
    await emit(workbench.app, event)
    await expectLocked(workbench)
    await emit(workbench.app, event)
    await unlock(workbench)
  })
}

test('it locks when nobody has been there for ten minutes', async ({ workbench }) => {
  await workbench.app.evaluate(({ powerMonitor }) => {
    let seconds = 0
    const getSystemIdleTime = () => {
      seconds += 10 * 60 // at every look
      return seconds
    }
    Object.assign(powerMonitor, { getSystemIdleTime })
  })
  await protect(workbench)
  await expectLocked(workbench)
})

test('a note being typed survives locking, to the last letter, and comes back', async ({ workbench }) => {
  await protect(workbench)
  await workbench.select('a genuine alliance')
  await workbench.tool('Note')
  await workbench.page.keyboard.type('The last words')
  await lock(workbench)
  await unlock(workbench)
  await expect(workbench.noteText).toHaveValue('The last words')
})

test('without a passphrase there is nothing to lock', async ({ workbench }) => {
  expect(await workbench.page.evaluate(() => window.carrel.call('lock', undefined))).toEqual({
    ok: true,
    value: false,
  })
  await expect(workbench.article).toBeVisible()
})

test('the lock page is as large as the page was', async ({ workbench }) => {
  await protect(workbench)
  await workbench.zoom(1.5)
  const factor = () =>
    workbench.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor(),
    )
  await lock(workbench)
  await expect.poll(factor).toBe(1.5)
  await passphraseField(workbench).fill(passphrase)
  await unlock(workbench)
  await expect.poll(factor).toBe(1.5)
})
