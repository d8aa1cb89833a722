import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { expect, test, Workbench } from './workbench'

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

test('what is written stands in the store, and nowhere else on the disk', async ({ launch, userData }) => {
  const marker = 'quixotic zanzibar'
  const elsewhere = await mkdtemp(join(tmpdir(), 'carrel-home-'))
  const names = ['HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'TMPDIR']
  for (const name of names) await mkdir(join(elsewhere, name))
  try {
    const env = Object.fromEntries(names.map((name) => [name, join(elsewhere, name)]))
    const workbench = await Workbench.open(() => launch({ env }))
    await workbench.note('a genuine alliance', `A ${marker}`, marker)
    await workbench.search(marker)
    await expect(workbench.results).toHaveCount(1)
    await workbench.page.keyboard.press('Escape')
    await workbench.app.close()
    const found = await search(userData, marker)
    const inStore = found.filter(({ file }) => file.startsWith(join(userData, 'store') + sep))
    expect(inStore.some(({ hasText }) => hasText)).toBe(true) // the control
    expect(found.filter((each) => each.hasText && !inStore.includes(each))).toEqual([])
    const strays = (await search(elsewhere, marker)).map(({ file }) => file)
    // Two libraries below Chromium keep a cache of their own, of drawing programs and desktop settings.
    expect(strays.filter((file) => !/mesa_shader_cache|dconf/.test(file))).toEqual([])
  } finally {
    await rm(elsewhere, { recursive: true, force: true })
  }
})
