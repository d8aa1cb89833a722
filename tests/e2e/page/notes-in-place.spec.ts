import { annotationsIn, boxOf, cards, clickInto, dragFrom, wordsOnPage } from '../desk/annotating'
import { expect, test } from '../desk/workbench'

test('a note in the margin stands level with its words', async ({ workbench }) => {
  await workbench.note('a genuine alliance', 'Level')
  const distance = async () =>
    Math.abs(
      (await boxOf(cards(workbench, 'Level'))).y - (await boxOf(workbench.mark('a genuine alliance'))).y,
    )
  await expect.poll(distance).toBeLessThan(16)
  await workbench.page.mouse.wheel(0, 150)
  await expect.poll(distance).toBeLessThan(16)
})

test('crowded notes stand in order and do not overlap, nor when one grows', async ({ workbench }) => {
  const texts = ['one of the crowd', 'two of the crowd', 'three of the crowd']
  for (const [index, words] of ['four brigades', '12,000 troops', 'special forces'].entries())
    await workbench.note(words, texts[index] ?? '')
  const leastGap = async () => {
    const boxes = await Promise.all(
      ['one', 'two', 'three'].map((word) => boxOf(cards(workbench, `${word} of the crowd`))),
    )
    return Math.min(...boxes.slice(1).map((lower, index) => lower.y - bottom(boxes[index])))
  }
  await expect.poll(leastGap).toBeGreaterThanOrEqual(8)
  await cards(workbench, 'one of the crowd').getByRole('button', { name: 'Edit note' }).click()
  await workbench.noteText.fill(`${texts[0]}\n${'\n- grown'.repeat(12)}`)
  await workbench.page.keyboard.press('Escape')
  await expect(cards(workbench, 'one of the crowd').getByRole('listitem')).toHaveCount(12)
  await expect.poll(leastGap).toBeGreaterThanOrEqual(8)
})

test('in a crowd too, what is being written stands level with its words, and both are in view', async ({
  workbench,
}) => {
  const crowd = ['four brigades', '12,000 troops', 'special forces', 'western Kursk', 'ready to fight']
  for (const words of crowd) await workbench.note(words, 'a line of a long note\n'.repeat(12))
  await workbench.select('It is noteworthy', 'It is noteworthy')
  await workbench.tool('Note')
  const words = workbench.mark('It is noteworthy')
  await expect(words).toBeInViewport()
  const distance = async () => Math.abs((await boxOf(workbench.noteText)).y - (await boxOf(words)).y)
  await expect.poll(distance).toBeLessThan(16)
})

function bottom(above: { y: number; height: number } | undefined): number {
  return above ? above.y + above.height : Number.NEGATIVE_INFINITY
}

test('two notes on overlapping words are both on the page, and its text is as before', async ({
  workbench,
  userData,
}) => {
  await expect(workbench.article).toContainText('a genuine alliance')
  const before = await wordsOnPage(workbench)
  await workbench.note('no longer symbolic but a genuine', 'the first note')
  await workbench.select('a genuine', 'alliance. This sends')
  await workbench.tool('Note')
  await workbench.noteText.fill('the second note')
  await workbench.page.keyboard.press('Escape')
  await expect(cards(workbench, 'the second note')).toBeVisible()
  const [first, second] = (await annotationsIn(userData, 'note')).map(({ id }) => id)
  const on = (ids: string) => workbench.article.locator(`mark[data-annotations="${ids}"]`)
  await expect(on(`${first}`)).toHaveText('no longer symbolic but ')
  await expect(on(`${first} ${second}`)).toHaveText('a genuine')
  await expect(on(`${first} ${second}`)).toHaveAttribute('data-under', 'yellow')
  await expect(on(`${second}`)).toHaveText(' alliance. This sends')
  expect(await wordsOnPage(workbench)).toBe(before)
})

test('a note may stand on words that cross passages', async ({ workbench, userData }) => {
  await workbench.select('by around November 1.', 'It is noteworthy')
  await workbench.tool('Note')
  await workbench.noteText.fill('across')
  await workbench.page.keyboard.press('Escape')
  await expect.poll(async () => (await annotationsIn(userData, 'note')).length).toBe(1)
  const [note] = await annotationsIn(userData, 'note')
  expect(note?.anchor?.quote).toMatch(/^by around November 1\.\s+It is noteworthy$/)
  await expect(workbench.article.locator('mark')).toHaveText(['by around November 1.', 'It is noteworthy'])
})

test('a selection that ends in the margin takes the words up to the edge', async ({
  workbench,
  userData,
}) => {
  const words = 'no longer symbolic but a genuine alliance.'
  await dragFrom(workbench, words, (end) => ({ x: 1300, y: end.y }))
  await expect(workbench.toolbar).toBeVisible()
  await workbench.openBy('n', workbench.noteText)
  await workbench.page.keyboard.type('to the edge')
  await workbench.page.keyboard.press('Escape')
  await expect.poll(async () => (await annotationsIn(userData, 'note')).length).toBe(1)
  const quote = (await annotationsIn(userData, 'note'))[0]?.anchor?.quote ?? ''
  expect(quote).toMatch(/^no longer symbolic/)
  expect(quote.length).toBeLessThan(words.length + 100)
})

test('a selection that ends below the page takes the words down to its edge', async ({ workbench }) => {
  await dragFrom(workbench, 'a genuine alliance', () => ({ x: 700, y: 890 })) // the status line
  await expect(workbench.toolbar).toBeVisible()
  await workbench.page.keyboard.press('h')
  await expect(workbench.article.locator('mark').first()).toBeVisible()
  const marked = (await workbench.article.locator('mark').allTextContents()).join('\n')
  expect(marked).toMatch(/^a genuine alliance/)
  expect(await wordsOnPage(workbench)).toContain(marked)
  expect(marked).not.toContain('About Experts') // the end of the brief, which was never near the pointer
})

test('a selection of nothing shows no tools, and takes those of an earlier one away', async ({
  workbench,
}) => {
  await clickInto(workbench, 'a genuine alliance')
  await expect(workbench.article.locator('[data-current]')).toContainText('a genuine alliance')
  await expect(workbench.toolbar).toBeHidden()
  await workbench.select('a genuine alliance')
  await expect(workbench.toolbar).toBeVisible()
  await clickInto(workbench, 'reliable partner')
  await expect(workbench.toolbar).toBeHidden()
})

test('words selected outside the page show no tools', async ({ workbench }) => {
  await workbench.note('reliable partner', '**zanzibar**')
  // Bold only once the note's Markdown is there: what stands for it before goes, and a selection with it.
  await cards(workbench, 'zanzibar')
    .locator('strong')
    .dblclick({ position: { x: 20, y: 10 } })
  const selected = () => workbench.page.evaluate(() => document.getSelection()?.toString())
  await expect.poll(selected).toContain('zanzibar')
  await expect(workbench.toolbar).toBeHidden()
})

test('a note is in the list of notes and in the search, and both lead to it', async ({ workbench }) => {
  await workbench.note('reliable partner', 'Ask about zanzibar')
  await workbench.page.keyboard.press('Control+1')
  await workbench.page.getByRole('navigation', { name: 'Contents' }).getByRole('button').first().click()
  await expect(workbench.mark('reliable partner')).not.toBeInViewport()
  await workbench.page.keyboard.press('Control+2')
  await expect(workbench.notes.getByRole('listitem')).toHaveCount(1)
  await workbench.notes.getByRole('button', { name: '“reliable partner”' }).click()
  await expect(workbench.mark('reliable partner')).toBeInViewport()
  await workbench.openBy('Control+f', workbench.searchField)
  await workbench.page.keyboard.type('zanzibr')
  const hit = workbench.page.getByRole('group', { name: /Notes/ }).getByRole('option')
  await expect(hit.locator('mark')).toHaveText('zanzibar')
  await hit.click()
  await expect(workbench.mark('reliable partner')).toBeInViewport()
})

test('the contents count the notes of each section', async ({ workbench }) => {
  await workbench.note('reliable partner', 'one')
  await workbench.note('Rather than engaging', 'two')
  await workbench.note('low-to-moderate-intensity', 'three')
  const contents = workbench.page.getByRole('navigation', { name: 'Contents' })
  await expect(contents.getByRole('button', { name: /^2/ })).toContainText(/\b1 note$/)
  await expect(contents.getByRole('button', { name: /^3/ })).toContainText(/\b2 notes$/)
  await expect(contents.getByRole('button', { name: /^1/ })).not.toContainText(/note/)
  await expect(workbench.page.getByText('3 notes · 0 bookmarks')).toBeVisible()
})
