import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { lock, protect, unlock } from '../desk/locked'
import { expect, test, Workbench } from '../desk/workbench'

/** The files below a folder, and whether each holds the text as UTF-8 or UTF-16. */
async function search(folder: string, text: string): Promise<{ file: string; hasText: boolean }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  return Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file)
      return { file, hasText: bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')) }
    }),
  )
}

const marker = 'quixotic zanzibar'

/** A home of its own for a Carrel, so that whatever it or a library writes anywhere is found; gone afterwards. */
async function inOwnHome(use: (home: string, env: Record<string, string>) => Promise<void>): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'carrel-home-'))
  const names = ['HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'TMPDIR']
  for (const name of names) await mkdir(join(home, name))
  try {
    await use(home, Object.fromEntries(names.map((name) => [name, join(home, name)])))
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

/** Notes the marker and searches for it, as somebody at work does. */
async function work(workbench: Workbench): Promise<void> {
  await workbench.note('a genuine alliance', `A ${marker}`, marker)
  await workbench.search(marker)
  await expect(workbench.results).not.toHaveCount(0)
  await workbench.page.keyboard.press('Escape')
}

test('what is written stands in the store and its copy, and nowhere else on the disk', async ({
  launch,
  userData,
}) => {
  await inOwnHome(async (home, env) => {
    const workbench = await Workbench.open(() => launch({ env }))
    await work(workbench)
    await workbench.app.close()
    const found = await search(userData, marker)
    const ours = ['store', 'mirror'].map((name) => join(userData, name) + sep)
    const isOurs = (file: string) => ours.some((folder) => file.startsWith(folder))
    for (const folder of ours)
      expect(found.some(({ file, hasText }) => hasText && file.startsWith(folder))).toBe(true) // the control
    expect(found.filter(({ file, hasText }) => hasText && !isOurs(file))).toEqual([])
    const strays = (await search(home, marker)).map(({ file }) => file)
    // Two libraries below Chromium keep a cache of their own, of drawing programs and desktop settings.
    expect(strays.filter((file) => !/mesa_shader_cache|dconf/.test(file))).toEqual([])
  })
})

test('with a passphrase nothing of it can be read anywhere on the disk', async ({ launch, userData }) => {
  await inOwnHome(async (home, env) => {
    const workbench = await Workbench.open(() => launch({ env }))
    await workbench.note('four brigades', `Before: ${marker}`)
    const isThere = async () => (await search(userData, marker)).some(({ hasText }) => hasText)
    await expect.poll(isThere).toBe(true) // the control
    await protect(workbench)
    await work(workbench)
    await lock(workbench)
    await unlock(workbench)
    await expect(workbench.notes).toContainText(`A ${marker}`)
    await workbench.app.close()
    const files = [...(await search(userData, marker)), ...(await search(home, marker))]
    expect(files.length).toBeGreaterThan(5)
    expect(files.filter(({ hasText }) => hasText)).toEqual([])
  })
})
