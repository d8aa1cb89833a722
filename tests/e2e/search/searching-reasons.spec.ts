import type { Locator } from '@playwright/test'
import { expect, test, type Workbench } from '../desk/workbench'

const ranksInOrder = ['exact', 'alias', 'approximate']

/** How the results were met, from the first to the last. */
function ranksOf({ results }: Workbench): Promise<(string | undefined)[]> {
  return results.evaluateAll((options) => options.map((option) => option.dataset.rank))
}

test('exact results come first, other names next, approximate ones last, and each class looks and reads different', async ({
  workbench,
}) => {
  const { page, results } = workbench
  await workbench.search('ROK OR beligerent')
  const groups = workbench.resultList.getByRole('group')
  for (const order of ['Best first', 'In order']) {
    await page.getByRole('button', { name: order }).click()
    await expect(page.getByRole('button', { name: order })).toHaveAttribute('aria-pressed', 'true')
    const ranks = await ranksOf(workbench)
    expect([...new Set(ranks)]).toEqual(['exact', 'alias', 'approximate'])
    expect(ranks).toEqual(
      ranks.toSorted((a, b) => ranksInOrder.indexOf(a ?? '') - ranksInOrder.indexOf(b ?? '')),
    )
  }
  await expect(
    groups.filter({ hasText: /^1 · .*alias: ROK → South Korea \(external\)/ }),
  ).toHaveAccessibleName(/^1 · The Background.* by another name$/)
  await expect(groups.last()).toHaveAccessibleName(/ approximate$/)
  await expect(results.last()).toContainText('approximate: beligerent ≈ belligerent')
  const lineOf = (marks: Locator) =>
    marks.first().evaluate((mark) => {
      const { textDecorationLine, textDecorationStyle } = getComputedStyle(mark)
      return `${textDecorationLine} ${textDecorationStyle}`
    })
  const looks = { exact: 'none solid', alias: 'underline solid', approximate: 'underline wavy' }
  for (const [rank, look] of Object.entries(looks)) {
    expect(await lineOf(workbench.resultList.locator(`[data-rank=${rank}] mark`)), rank).toBe(look)
    expect(await lineOf(workbench.article.locator(`mark[data-hit=${rank}]`)), rank).toBe(look)
  }
})

test('what may have been meant is offered only when nothing is found', async ({ workbench }) => {
  const offer = workbench.page.getByRole('button', { name: /^Did you mean/ })
  await workbench.search('belligerent')
  await expect(workbench.results.first()).toBeVisible()
  await expect(offer).toHaveCount(0)
  await workbench.search('in:brief beligirant')
  await expect(workbench.searchStatus).toHaveText('No results for “in:brief beligirant”')
  await expect(offer).toHaveText('Did you mean “in:brief belligerent”?')
  await offer.press('Enter')
  await expect(workbench.searchField).toHaveValue('in:brief belligerent')
  await expect(workbench.searchField).toBeFocused()
  await expect(workbench.results.first()).toContainText('exact')
  await expect(offer).toHaveCount(0)
})

test('of many words that stand nowhere together, those that are somewhere are offered', async ({
  workbench,
}) => {
  await workbench.search('Kursk offensive casualties')
  await expect(workbench.searchStatus).toHaveText('No results for “Kursk offensive casualties”')
  await workbench.page.getByRole('button', { name: 'Look for “Kursk” instead' }).press('Enter')
  await expect(workbench.searchField).toHaveValue('Kursk')
  await expect(workbench.results.first()).toContainText('Kursk')
})

test('exact words only: by key, command or box, at once and also after a restart', async ({ workbench }) => {
  const box = () => workbench.page.getByRole('checkbox', { name: 'Exact words only' })
  await workbench.search('ROK')
  const all = await workbench.results.count()
  await workbench.searchField.press('Control+e')
  await expect(box()).toBeChecked()
  await expect(workbench.results).toHaveCount(3)
  expect(all).toBeGreaterThan(3)
  await workbench.search('aliance')
  await expect(workbench.searchStatus).toHaveText('No results for “aliance”')
  await workbench.saved()
  await workbench.reopen()
  await workbench.search('aliance')
  await expect(box()).toBeChecked()
  await box().press('Space')
  await expect(workbench.results.first()).toContainText('approximate: aliance ≈ alliance')
  await workbench.command('Exact words only')
  await expect(workbench.searchStatus).toHaveText('No results for “aliance”')
})

test('a note written during a search is found at once, and the list that is open stays open', async ({
  workbench,
}) => {
  const tab = (name: string) => workbench.page.getByRole('tab', { name })
  await workbench.search('Kursk')
  await expect(workbench.searchStatus).toHaveText('1 result')
  await tab('Notes').click()
  await workbench.note('four brigades', 'Compare the Kursk figures')
  await expect(tab('Notes')).toHaveAttribute('aria-selected', 'true')
  await expect(workbench.searchStatus).toHaveText('2 results')
  await tab('Results').click()
  await expect(workbench.results).toHaveCount(2)
})
