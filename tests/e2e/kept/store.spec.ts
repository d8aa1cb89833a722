import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron } from '@playwright/test'
import { BriefMetadata } from '../../../src/shared/brief/brief-metadata'
import { annotationsIn, workspaceIn } from '../desk/annotating'
import { filesIn } from '../desk/locked'
import { expect, test, Workbench } from '../desk/workbench'

const projectRoot = fileURLToPath(new URL('../../..', import.meta.url))
const nothingKept = 'Nothing is kept in this session'

const storeIn = (userData: string) => join(userData, 'store')
const fileIn = (userData: string) => join(storeIn(userData), 'workspace.json')

/** Puts bytes where the workspace should be, before the app has ever been there. */
async function plant(userData: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(storeIn(userData), { recursive: true })
  await writeFile(fileIn(userData), bytes)
}

/** What the page says about the store; asked anew after each start, for every start has a page of its own. */
const alertIn = ({ page }: Workbench) => page.getByRole('alert')

/** The files of the store and of its second copy whose names fit. */
async function copiesIn(userData: string, name: RegExp): Promise<string[]> {
  const folders = [storeIn(userData), join(userData, 'mirror')]
  const names = await Promise.all(folders.map((folder) => readdir(folder)))
  return folders.flatMap((folder, index) =>
    (names[index] ?? []).filter((each) => name.test(each)).map((each) => join(folder, each)),
  )
}

test('the first start says nothing and has a file on disk', async ({ workbench, userData }) => {
  await expect(alertIn(workbench)).toHaveCount(0)
  await expect(workbench.saveStatus).toHaveText('All work is on disk')
  expect((await workspaceIn(userData)).annotations).toEqual([])
})

test('notes that are gone from both copies are missed in plain words, and nothing is begun', async ({
  workbench,
  userData,
}) => {
  await workbench.note('a genuine alliance', 'Gone tomorrow')
  await workbench.app.close()
  const files = await copiesIn(userData, /^(snap|jrnl)-/)
  expect(files.length).toBeGreaterThan(1)
  for (const file of files) await rm(file)
  await workbench.reopen()
  await expect(alertIn(workbench)).toContainText('Carrel has been used here before')
  await expect(workbench.saveStatus).toHaveText(nothingKept)
  expect(await copiesIn(userData, /^(snap|jrnl)-/)).toEqual([])
})

test('a damaged file is set aside, what it held comes from the second copy, and that is said', async ({
  workbench,
  userData,
}) => {
  await workbench.note('a genuine alliance', 'Written twice')
  await workbench.app.close()
  const files = (await copiesIn(userData, /^(snap|jrnl)-/)).filter((file) =>
    file.startsWith(storeIn(userData)),
  )
  for (const file of files) await writeFile(file, 'not what it was')
  await workbench.reopen()
  await expect(alertIn(workbench)).toHaveAttribute('data-severity', 'fine')
  await expect(workbench.notes).toContainText('Written twice')
  await workbench.note('reliable partner', 'And on it goes')
  await workbench.reopen()
  await expect(alertIn(workbench)).toContainText('Found when Carrel was opened on')
  await alertIn(workbench).getByRole('button', { name: 'Understood' }).click()
  await workbench.reopen()
  await expect(alertIn(workbench)).toHaveCount(0)
  expect((await annotationsIn(userData, 'note')).map(({ text }) => text)).toEqual([
    'Written twice',
    'And on it goes',
  ])
})

const damaged: Record<string, Uint8Array | string> = {
  'an empty file': '',
  'a file of garbage': Uint8Array.from({ length: 4096 }, (_, index) => (index * 151 + 7) % 256),
  'a file that ends in the middle': '{"schema":1,"annotations":[{"kind":"note","te',
}

for (const [name, bytes] of Object.entries(damaged)) {
  test(`${name} of an earlier Carrel is left byte for byte, and that is said`, async ({
    launch,
    userData,
  }) => {
    await plant(userData, bytes)
    const workbench = await Workbench.open(launch)
    await expect(alertIn(workbench)).toContainText(`${fileIn(userData)}, cannot be used`)
    await expect(workbench.saveStatus).toHaveText(nothingKept)
    await workbench.highlight('a genuine alliance')
    await workbench.reopen()
    await expect(alertIn(workbench)).toContainText('cannot be used')
    await expect(workbench.article.locator('mark')).toHaveCount(0)
    expect(await readFile(fileIn(userData))).toEqual(Buffer.from(bytes))
  })
}

test('a file from a newer Carrel is left alone, and nothing is kept beside it', async ({
  launch,
  userData,
}) => {
  const newer = `{ "schema": 99,  "thoughts": ["from the future"] }\n`
  await plant(userData, newer)
  const workbench = await Workbench.open(launch)
  await expect(alertIn(workbench)).toContainText('saved by a newer Carrel')
  await expect(workbench.saveStatus).toHaveText(nothingKept)
  await workbench.highlight('a genuine alliance')
  await expect(workbench.saveStatus).toHaveText(nothingKept)
  await workbench.reopen()
  await expect(alertIn(workbench)).toContainText('saved by a newer Carrel')
  await expect(workbench.article.locator('mark')).toHaveCount(0)
  expect(await readFile(fileIn(userData), 'utf8')).toBe(newer)
})

test.describe('where nothing can be written', () => {
  test.use({ allowConsoleErrors: true }) // that the window's own place cannot be remembered is logged

  test('a folder that cannot be written to still opens, reads and searches @ordinary-user', async ({
    workbench,
    userData,
  }) => {
    await workbench.note('a genuine alliance', 'From better days')
    await workbench.app.close()
    const before = await filesIn(storeIn(userData))
    const folders = [userData, storeIn(userData), join(userData, 'mirror')]
    for (const folder of folders) await chmod(folder, 0o500)
    try {
      await workbench.reopen()
      await expect(alertIn(workbench)).toContainText('cannot write to its data folder')
      await expect(workbench.saveStatus).toHaveText(nothingKept)
      await expect(workbench.notes).toContainText('From better days')
      await workbench.search('nucler aliance')
      await expect(workbench.results.filter({ hasText: 'nuclear alliance' })).toHaveCount(2)
      await workbench.page.keyboard.press('Escape')
      await workbench.highlight('reliable partner')
      await expect(workbench.saveStatus).toHaveText(nothingKept)
      await workbench.app.close()
      expect(await filesIn(storeIn(userData))).toEqual(before)
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
