import { expect, test } from '../desk/workbench'

test('a misspelt, half-remembered phrase is found, and its words are marked in the list and on the page', async ({
  workbench,
}) => {
  await workbench.search('nucler aliance')
  const passage = workbench.results.filter({ hasText: "'nuclear alliance' between the two countries" })
  await expect(passage.locator('mark')).toHaveText(['nuclear', 'alliance', 'alliance'])
  await expect(workbench.searchStatus).toHaveText('3 results')
  await expect(workbench.passage(20).locator('mark')).toContainText(['nuclear', 'alliance'])
  await expect(workbench.passage(1).locator('mark')).toHaveCount(0)
  await workbench.searchField.press('Enter') // the best is there at once, without choosing
  await expect(workbench.passage(20).locator('mark').first()).toBeInViewport()
})

test('words are found in any order, and from their first letters', async ({ workbench }) => {
  await workbench.search('shadow nuclear')
  await expect(workbench.results).toHaveCount(1)
  await expect(workbench.results).toContainText('¶20')
  await workbench.search('reconnais satel')
  await expect(workbench.results).toHaveCount(1)
  await expect(workbench.results.locator('mark')).toHaveText(['reconnaissance', 'satellites'])
})

test('words in quotation marks are found only as they stand, whichever marks are typed', async ({
  workbench,
}) => {
  for (const query of ['"genuine alliance"', '“genuine alliance”']) {
    await workbench.search(query)
    await expect(workbench.results).toHaveCount(1)
    await expect(workbench.results.locator('mark')).toHaveText(['genuine alliance'])
  }
  await workbench.search('"alliance genuine"')
  await expect(workbench.searchStatus).toHaveText(/^No results/)
  await workbench.search('alliance genuine')
  await expect(workbench.results).toHaveCount(1)
})

test('curly and straight apostrophes are the same', async ({ workbench }) => {
  await workbench.search("Korea's leadership")
  const straight = await workbench.results.allTextContents()
  expect(straight.length).toBeGreaterThan(0)
  await workbench.search('zzzz')
  await expect(workbench.results).toHaveCount(0)
  await workbench.search('Korea’s leadership')
  await expect(workbench.results).toHaveText(straight)
})

test('nonsense finds nothing, and says so', async ({ workbench }) => {
  await workbench.search('qwzxv plmokn')
  await expect(workbench.searchStatus).toHaveText('No results for “qwzxv plmokn”')
  await expect(workbench.results).toHaveCount(0)
  await expect(workbench.article.locator('mark')).toHaveCount(0)
  await workbench.search('')
  await expect(workbench.searchStatus).toHaveText('')
  await expect(workbench.contents).toBeVisible()
})

test('results stand under their sections, in order of the page or best first, as last chosen', async ({
  workbench,
}) => {
  const order = (name: string) => workbench.page.getByRole('button', { name })
  const groups = () => workbench.resultList.getByRole('group')
  await workbench.search('nuclear alliance')
  await order('In order').click()
  await expect(groups()).toHaveCount(3)
  await expect(groups().first()).toHaveAccessibleName(/^1 · The Background and Dilemma/)
  await expect(groups().last()).toHaveAccessibleName(/^3 · Outlook/)
  await expect(workbench.results).toContainText(['¶6', '¶20', '¶25'])
  await order('Best first').click()
  await expect(groups().first()).toHaveAccessibleName(/^2 · Kim Jong Un/)
  await expect(workbench.results.first()).toContainText('¶20')
  await order('In order').click()
  await expect(workbench.results.first()).toContainText('¶6')
  await workbench.saved()
  await workbench.reopen()
  await workbench.search('nuclear alliance')
  await expect(order('In order')).toHaveAttribute('aria-pressed', 'true')
  await expect(workbench.results.first()).toContainText('¶6')
})

test('the arrow keys choose a result, Enter shows it, Escape returns to the very line of before', async ({
  workbench,
}) => {
  const { page } = workbench
  await workbench.scrollTo('four brigades')
  const before = await workbench.topOf('four brigades')
  await workbench.openBy('Control+f', workbench.searchField)
  await page.keyboard.type('deterrence')
  await expect(workbench.searchStatus).toHaveText(/^\d+ results?$/)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('nuclear alliance')
  await expect(workbench.results).toHaveCount(3)
  const first = await workbench.chosen.textContent()
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown') // once around
  await expect(workbench.chosen).toHaveText(first ?? '')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowDown')
  await expect(workbench.chosen).toHaveText(first ?? '')
  while (!(await workbench.chosen.textContent())?.endsWith('¶25')) await page.keyboard.press('ArrowDown')
  await expect(workbench.searchField).toHaveAttribute(
    'aria-activedescendant',
    (await workbench.chosen.getAttribute('id')) ?? '',
  )
  await page.keyboard.press('Enter')
  await expect(workbench.passage(25).locator('mark').first()).toBeInViewport()
  await expect(workbench.searchField).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(workbench.searchField).toHaveValue('')
  await expect(workbench.article.locator('mark')).toHaveCount(0)
  await expect.poll(() => workbench.topOf('four brigades')).toBeCloseTo(before, 0)
})

test('Escape returns also when the search never went anywhere, and when the page has the keyboard', async ({
  workbench,
}) => {
  const { page } = workbench
  await workbench.scrollTo('four brigades')
  const before = await workbench.topOf('four brigades')
  await workbench.search('nuclear shadow')
  await workbench.results.first().click()
  await expect(workbench.mark('shadow')).toBeInViewport()
  await workbench.passage(20).click({ position: { x: 4, y: 4 } })
  await page.keyboard.press('Escape')
  await expect(workbench.searchField).toHaveValue('')
  await expect.poll(() => workbench.topOf('four brigades')).toBeCloseTo(before, 0)
})

test('Escape gives back the passage at hand, so that keys act on it again', async ({ workbench }) => {
  const { page } = workbench
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('j')
  await expect(workbench.currentPassage).toHaveAttribute('data-passage', 'p1')
  await workbench.search('nuclear shadow')
  await workbench.searchField.press('Enter')
  await expect(workbench.currentPassage).toHaveAttribute('data-passage', 'p20')
  await page.keyboard.press('Escape')
  await expect(workbench.currentPassage).toHaveAttribute('data-passage', 'p1')
  await expect(workbench.statusLine).toContainText('¶1 of 28')
})

test('one query finds passages, notes and bookmarks', async ({ workbench }) => {
  await workbench.note('four brigades', 'Compare the Kursk figures with last week', 'estimate')
  await workbench.bookmark('western Kursk region')
  await workbench.search('Kursk')
  const groups = workbench.resultList.getByRole('group')
  await expect(workbench.searchStatus).toHaveText('3 results')
  await expect(groups).toHaveCount(3)
  await expect(groups.filter({ hasText: 'note on ¶1' })).toHaveAccessibleName('Notes')
  await expect(groups.filter({ hasText: 'bookmark on ¶1' })).toHaveAccessibleName('Bookmarks')
  await workbench.search('#estimate')
  await expect(workbench.results).toContainText(['note on ¶1'])
})

test('a query of more than 200 characters is cut, and says so', async ({ workbench }) => {
  const searched = 'nuclear shadow '.repeat(13).padEnd(200)
  await workbench.search(searched)
  await expect(workbench.searchStatus).toHaveText('1 result')
  await workbench.search(`${searched}qwzxv plmokn`)
  await expect(workbench.searchStatus).toHaveText('1 result · Only the first 200 characters were searched')
  await workbench.search('x'.repeat(5000))
  await expect(workbench.searchStatus).toHaveText(/^No results .* first 200 characters/)
})

test('Hangul written through an input method finds the source note', async ({ workbench }) => {
  const { page } = workbench
  const inputMethod = await page.context().newCDPSession(page)
  const compose = (text: string) =>
    inputMethod.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  await workbench.searchField.focus()
  for (const syllable of ['ㅍ', '파']) await compose(syllable)
  await expect(workbench.searchField).toHaveValue('파')
  await page.keyboard.press('Enter') // belongs to the open syllable: nothing is gone to, nothing is left
  await page.keyboard.press('Escape')
  await expect(workbench.searchField).toBeFocused()
  await expect(workbench.searchField).toHaveValue('파')
  await inputMethod.send('Input.insertText', { text: '파' })
  for (const syllable of ['ㅂ', '벼', '병']) await compose(syllable)
  await inputMethod.send('Input.insertText', { text: '병' })
  await expect(workbench.searchField).toHaveValue('파병')
  await expect(workbench.results).toHaveCount(1)
  await expect(workbench.results.locator('mark')).toHaveText(['파병과'])
  await expect(workbench.passage(27)).not.toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(workbench.passage(27).locator('mark')).toBeInViewport()
})
