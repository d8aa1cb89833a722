import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import type { Bridge } from '../../../src/shared/contract/bridge'
import type { Opening } from '../../../src/shared/contract/opening'
import { expect, type Workbench } from './workbench'

declare global {
  interface Window {
    carrel: Bridge
  }
}

export const passphrase = 'a long road to Kursk'

/** Sets the first passphrase, as the settings do. */
export async function protect(workbench: Workbench): Promise<void> {
  const reply = await workbench.page.evaluate(
    (wanted) => window.carrel.call('setPassphrase', { passphrase: wanted, current: null }),
    passphrase,
  )
  expect(reply).toMatchObject({ ok: true })
}

/** A passphrase is made to take a second of a whole machine: on one that is busy it takes many. */
const patience = { timeout: 30_000 }

type OnPage = { page: Page }

export function passphraseField({ page }: OnPage): Locator {
  return page.getByLabel('Passphrase', { exact: true })
}

/** Holds once the lock page is there, and nothing else. */
export async function expectLocked({ page }: OnPage): Promise<void> {
  await expect(passphraseField({ page })).toBeVisible()
  await expect(page).toHaveURL('app://lock/')
  await expect(page.getByRole('article')).toHaveCount(0)
}

/** Locks by the key, from wherever the focus is. */
export async function lock(workbench: Workbench): Promise<void> {
  await workbench.listens()
  await workbench.page.keyboard.press('Control+l')
  await expectLocked(workbench)
}

/** Gives a passphrase to the lock page. */
export async function giveTo({ page }: OnPage, given: string): Promise<void> {
  await passphraseField({ page }).fill(given)
  await page.getByRole('button', { name: 'Unlock' }).click()
}

/** Unlocks, and waits for the page. */
export async function unlock({ page }: OnPage): Promise<void> {
  await giveTo({ page }, passphrase)
  await expect(page.locator('html[data-listens=""]')).toBeAttached(patience)
  await expect(page.getByRole('main').getByRole('article')).toBeVisible()
  await expect(page).toHaveURL('app://carrel/')
}

/** Holds once the lock page has refused what it was given. */
export async function expectRefused({ page }: OnPage): Promise<void> {
  await expect(page.getByRole('alert')).toContainText(/passphrase/i, patience)
  await expectLocked({ page })
}

/** The process that draws the page, by its number. */
export async function renderer(app: ElectronApplication): Promise<number> {
  const pid = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  )
  if (!pid) throw new Error('no process draws the page')
  return pid
}

/** Whether a process of this number is running. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** What main would tell a page that opens now. */
export async function openingOf({ page }: Workbench): Promise<Opening> {
  const reply = await page.evaluate(() => window.carrel.call('open', undefined))
  if (!reply.ok) throw new Error(reply.failure.message)
  return reply.value as Opening
}

/** The words that main holds of the note being typed, or null. */
export async function draftHeld(workbench: Workbench): Promise<string | null> {
  const opening = await openingOf(workbench)
  return opening.isLocked ? null : (opening.workspace.draft?.text ?? null)
}

/** Every file below a folder with its bytes and the time it was last written, to see whether anything was touched. */
export async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  const seen = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file)
      const { mtimeMs } = await stat(file)
      return [file, `${mtimeMs} ${bytes.toString('base64')}`] as const
    }),
  )
  return Object.fromEntries(seen.sort())
}

/**
 * What an expression says in the page as it is now, asked behind Playwright's back, which waits for a page that crashed
 * and for navigations that never come; null while nobody answers.
 */
export function inPage(app: ElectronApplication, expression: string): Promise<unknown> {
  return app.evaluate(async ({ BrowserWindow }, code) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (!contents || contents.isCrashed() || contents.isLoadingMainFrame()) return null
    const soon = new Promise((resolve) => setTimeout(resolve, 500, null))
    return Promise.race([contents.executeJavaScript(code).catch(() => null), soon])
  }, expression)
}
