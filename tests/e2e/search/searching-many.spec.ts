import type { Page } from '@playwright/test'
import { storePlace } from '../../../src/main/data-folder'
import { openStore } from '../../../src/main/store/store'
import type { Note } from '../../../src/shared/records/note'
import { emptyWorkspace } from '../../../src/shared/workspace/workspace'
import { expect, test, Workbench } from '../desk/workbench'

const at = '2026-11-24T08:00:00.000Z'
const words = 'the delegation returned to Vladivostok after talks on shells, salaries and satellites'

function noteOf(number: number): Note {
  const id = `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`
  const stamp = { createdAt: at, updatedAt: at, briefId: 'asan-2024-19s', anchor: null }
  const text = `Memo ${number}: ${words}; ${number === 77 ? 'zirconium' : 'nothing'} was said.`
  return { kind: 'note', id, ...stamp, text, tags: number % 100 === 0 ? ['weekly'] : [], colour: 'yellow' }
}

/** Puts so many notes of about 120 characters into the store before Carrel opens it. */
async function plant(userData: string, count: number): Promise<void> {
  const store = await openStore(await storePlace(userData, true), null)
  const annotations = Array.from({ length: count }, (_, number) => noteOf(number))
  await store.replace({ ...emptyWorkspace(), annotations })
  await store.close()
}

/** Resolves once a worker runs beside the page. */
async function workerOf(page: Page): Promise<void> {
  await expect.poll(() => page.workers().length).toBe(1)
}

test('few notes are searched in the page itself', async ({ workbench }) => {
  await workbench.search('Kursk')
  await expect(workbench.results).not.toHaveCount(0)
  expect(workbench.page.workers()).toEqual([])
})

test('thousands of notes are searched in a worker, and found all the same', async ({ launch, userData }) => {
  await plant(userData, 3000)
  const workbench = await Workbench.open(launch)
  await workbench.search('zirconum')
  await expect(workbench.results).toHaveText([/Memo 77.*zirconium/s])
  await workerOf(workbench.page)
  await workbench.search('tag:weekly')
  await expect(workbench.searchStatus).toHaveText('30 results')
  await workbench.search('Kursk')
  await expect(workbench.results.first()).toContainText('Kursk')
  await workbench.page.keyboard.press('F3')
  await expect(workbench.article.locator('mark[data-marked-hit]')).not.toHaveCount(0)
})

test('Enter right after the words goes where the words are', async ({ launch, userData }) => {
  await plant(userData, 3000)
  const workbench = await Workbench.open(launch)
  await workbench.search('Kursk')
  await expect(workbench.results).not.toHaveCount(0)
  await workbench.searchField.focus()
  await workbench.page.evaluate(() => {
    document.execCommand('selectAll')
    document.execCommand('insertText', false, 'two-state doctrine')
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  })
  await expect(workbench.article.locator('mark[data-marked-hit]').first()).toHaveText('two')
})

test('a worker keeps up with what is written, named and switched', async ({ launch, userData }) => {
  await plant(userData, 1500)
  const workbench = await Workbench.open(launch)
  await workbench.search('obsidian')
  await expect(workbench.searchStatus).toHaveText('No results for “obsidian”')
  await workbench.note('four brigades', 'obsidian skies')
  await expect(workbench.searchStatus).toHaveText('1 result')
  await workbench.search('obsidan')
  await expect(workbench.results).toHaveText([/obsidian skies/])
  await workbench.page.keyboard.press('Control+e')
  await expect(workbench.searchStatus).toHaveText('No results for “obsidan”')
  await workbench.command('Names and abbreviations')
  const dialog = workbench.dialog('Names and abbreviations')
  await dialog.getByRole('textbox', { name: 'Name or abbreviation' }).fill('obsidan')
  await dialog.getByRole('textbox', { name: 'Means the same as' }).fill('zirconium')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await workbench.page.keyboard.press('Control+e')
  await expect(workbench.results).toHaveText([/Memo 77.*zirconium/s])
  await workerOf(workbench.page)
})

test.describe('a worker that tries', () => {
  test.use({ allowConsoleErrors: true })

  test('has no Node, and reaches neither the network nor the files of the app', async ({
    launch,
    userData,
  }) => {
    await plant(userData, 1500)
    const { page } = await Workbench.open(launch)
    await workerOf(page)
    const tried = await page.workers()[0]?.evaluate(async () => {
      const reached = (address: string) =>
        fetch(address).then(
          () => 'reached',
          () => 'refused',
        )
      const addresses = ['http://127.0.0.1/', 'https://example.org/', 'app://carrel/', 'file:///etc/hostname']
      const node = ['require', 'process', 'Buffer'].filter((name) => name in globalThis)
      return { node, answers: await Promise.all(addresses.map(reached)) }
    })
    expect(tried).toEqual({ node: [], answers: ['refused', 'refused', 'refused', 'refused'] })
  })
})

test.describe('notes that have become many', () => {
  async function writeMuch(workbench: Workbench): Promise<void> {
    await workbench.search('basalt')
    await expect(workbench.searchStatus).toHaveText('No results for “basalt”')
    await workbench.note('four brigades', `basalt ${'and more '.repeat(1500)}`)
  }

  test('move into a worker while Carrel runs', async ({ launch, userData }) => {
    await plant(userData, 850)
    const workbench = await Workbench.open(launch)
    await writeMuch(workbench)
    await workerOf(workbench.page)
    await expect(workbench.results).toHaveText([/basalt/])
  })

  test.describe('and no worker to be had', () => {
    test.use({ allowConsoleErrors: true })

    test('are searched in the page', async ({ launch, userData }) => {
      await plant(userData, 850)
      const workbench = await Workbench.open(launch)
      await workbench.app.evaluate(({ session }) =>
        session.fromPartition('carrel', { cache: false }).protocol.unhandle('app'),
      )
      await writeMuch(workbench)
      await expect(workbench.results).toHaveText([/basalt/])
      await workbench.search('zirconum')
      await expect(workbench.results).toHaveText([/Memo 77/])
      await workbench.note('special forces', 'granite')
      await workbench.search('granit')
      await expect(workbench.results).toHaveText([/granite/])
      expect(workbench.page.workers()).toEqual([])
    })
  })
})
