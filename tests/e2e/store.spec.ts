import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron } from '@playwright/test'
import { BriefMetadata } from '../../src/shared/brief-metadata'
import { annotationsIn, workspaceIn } from './annotating'
import { expect, test, Workbench } from './workbench'

const projectRoot = fileURLToPath(new URL('../..', import.meta.url))
const nothingKept = 'Nothing is kept in this session'
const dated = String.raw`\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d`

const storeIn = (userData: string) => join(userData, 'store')
const fileIn = (userData: string) => join(storeIn(userData), 'workspace.json')

/** Puts bytes where the workspace should be, before the app has ever been there. */
async function plant(userData: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(storeIn(userData), { recursive: true })
  await writeFile(fileIn(userData), bytes)
}

/** The bytes of the one file in the store whose name fits. */
async function kept(userData: string, name: RegExp): Promise<Buffer> {
  const found = (await readdir(storeIn(userData))).filter((each) => name.test(each))
  expect(found).toHaveLength(1)
  return readFile(join(storeIn(userData), found[0] ?? ''))
}

test('the first start says nothing and has a file on disk', async ({ workbench, userData }) => {
  await expect(workbench.page.getByRole('alert')).toHaveCount(0)
  await expect(workbench.saveStatus).toHaveText('All work is on disk')
  expect((await workspaceIn(userData)).annotations).toEqual([])
})

test('a file that is gone is missed in plain words, and work goes on', async ({ launch, userData }) => {
  await mkdir(storeIn(userData))
  const workbench = await Workbench.open(launch)
  await expect(workbench.page.getByRole('alert')).toContainText('its file workspace.json is gone')
  await workbench.note('a genuine alliance', 'A new start')
  expect(await annotationsIn(userData, 'note')).toMatchObject([{ text: 'A new start' }])
})

const damaged: Record<string, Uint8Array | string> = {
  'an empty file': '',
  'a file of garbage': Uint8Array.from({ length: 4096 }, (_, index) => (index * 151 + 7) % 256),
  'a file that ends in the middle': '{"schema":1,"annotations":[{"kind":"note","te',
}

for (const [name, bytes] of Object.entries(damaged)) {
  test(`${name} is kept byte for byte under a dated name, and that is said`, async ({ launch, userData }) => {
    await plant(userData, bytes)
    const workbench = await Workbench.open(launch)
    const alert = workbench.page.getByRole('alert')
    await expect(alert).toContainText('Carrel could not use the file with your notes')
    await expect(alert).toContainText(new RegExp(`${storeIn(userData)}/workspace-damaged-${dated}\\.json`))
    await workbench.note('a genuine alliance', 'A new start')
    await workbench.reopen()
    expect(await kept(userData, new RegExp(`^workspace-damaged-${dated}\\.json$`))).toEqual(
      Buffer.from(bytes),
    )
    expect(await annotationsIn(userData, 'note')).toMatchObject([{ text: 'A new start' }])
    await expect(workbench.page.getByRole('alert')).toHaveCount(0)
  })
}

test('a file from a newer Carrel is left alone, and nothing is kept beside it', async ({
  launch,
  userData,
}) => {
  const newer = `{ "schema": 99,  "thoughts": ["from the future"] }\n`
  await plant(userData, newer)
  const workbench = await Workbench.open(launch)
  await expect(workbench.page.getByRole('alert')).toContainText('saved by a newer Carrel')
  await expect(workbench.saveStatus).toHaveText(nothingKept)
  await workbench.highlight('a genuine alliance')
  await expect(workbench.saveStatus).toHaveText(nothingKept)
  await workbench.reopen()
  await expect(workbench.page.getByRole('alert')).toContainText('saved by a newer Carrel')
  await expect(workbench.article.locator('mark')).toHaveCount(0)
  expect(await readFile(fileIn(userData), 'utf8')).toBe(newer)
  expect((await kept(userData, /^workspace-newer-/)).toString()).toBe(newer)
})

test.describe('where nothing can be written', () => {
  test.use({ allowConsoleErrors: true }) // that the window's own place cannot be remembered is logged

  test('a folder that cannot be written to still opens, reads and searches @ordinary-user', async ({
    workbench,
    userData,
  }) => {
    await workbench.note('a genuine alliance', 'From better days')
    await workbench.app.close()
    const before = await readFile(fileIn(userData))
    const folders = [userData, storeIn(userData)]
    for (const folder of folders) await chmod(folder, 0o500)
    try {
      await workbench.reopen()
      await expect(workbench.page.getByRole('alert')).toContainText('cannot write to its data folder')
      await expect(workbench.saveStatus).toHaveText(nothingKept)
      await expect(workbench.notes).toContainText('From better days')
      await workbench.search('nucler aliance')
      await expect(workbench.results.filter({ hasText: 'nuclear alliance' })).toHaveCount(2)
      await workbench.page.keyboard.press('Escape')
      await workbench.highlight('reliable partner')
      await expect(workbench.saveStatus).toHaveText(nothingKept)
      await workbench.app.close()
      expect(await readFile(fileIn(userData))).toEqual(before)
    } finally {
      for (const folder of folders) await chmod(folder, 0o700)
    }
  })
})

test('a second Carrel on the same folder leaves, and the first one stays', async ({
  workbench,
  userData,
  display,
}) => {
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const second = spawn(
    await workbench.app.evaluate(() => process.execPath),
    [...flags, projectRoot, `--user-data-dir=${userData}`],
    { env: { ...process.env, ...(display && { DISPLAY: display }) }, stdio: 'ignore' },
  )
  const [code] = await once(second, 'exit')
  expect(code).toBe(0)
  await workbench.note('a genuine alliance', 'Still here')
  expect(await annotationsIn(userData, 'note')).toMatchObject([{ text: 'Still here' }])
})

test('a brief with one byte changed is refused, and both hashes are named', async ({ userData, display }) => {
  const copy = await mkdtemp(join(tmpdir(), 'carrel-changed-'))
  try {
    for (const name of ['out', 'resources', 'package.json'])
      await cp(join(projectRoot, name), join(copy, name), { recursive: true })
    const folder = join(copy, 'resources', 'briefs', 'asan-2024-19s')
    const { sha256 } = BriefMetadata.parse(JSON.parse(await readFile(join(folder, 'brief.json'), 'utf8')))
    const bytes = await readFile(join(folder, 'source.txt'))
    bytes[1000] = (bytes[1000] ?? 0) ^ 1
    await writeFile(join(folder, 'source.txt'), bytes)
    const found = createHash('sha256').update(bytes).digest('hex')
    const app = await _electron.launch({
      args: [copy, `--user-data-dir=${userData}`],
      chromiumSandbox: process.getuid?.() !== 0,
      env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'disabled:', ...(display && { DISPLAY: display }) },
    })
    try {
      const page = await app.firstWindow()
      const alert = page.getByRole('alert')
      await expect(alert).toContainText(`should be ${sha256}, and is ${found}`)
      await expect(page.getByRole('article')).toHaveCount(0)
      await expect(page.getByText('Your notes and bookmarks are untouched')).toBeVisible()
    } finally {
      await app.close()
    }
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
})
