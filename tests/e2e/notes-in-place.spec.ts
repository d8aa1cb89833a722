import type { Locator } from '@playwright/test'
import { annotationsIn, expect, test } from './annotating'

async function box(of: Locator) {
  const found = await of.boundingBox()
  if (!found) throw new Error('it is not on the screen')
  return found
}

test('a note in the margin stands level with its words', async ({ desk }) => {
  await desk.note('a genuine alliance', 'Level')
  const distance = async () =>
    Math.abs((await box(desk.cards('Level'))).y - (await box(desk.marks('a genuine alliance'))).y)
  await expect.poll(distance).toBeLessThan(16)
  await desk.page.mouse.wheel(0, 150)
  await expect.poll(distance).toBeLessThan(16)
})

test('crowded notes stand in order and do not overlap, nor when one grows', async ({ desk }) => {
  const texts = ['one of the crowd', 'two of the crowd', 'three of the crowd']
  for (const [index, words] of ['four brigades', '12,000 troops', 'special forces'].entries())
    await desk.note(words, texts[index] ?? '')
  const leastGap = async () => {
    const boxes = await Promise.all(
      ['one', 'two', 'three'].map((word) => box(desk.cards(`${word} of the crowd`))),
    )
    return Math.min(...boxes.slice(1).map((lower, index) => lower.y - bottom(boxes[index])))
  }
  await expect.poll(leastGap).toBeGreaterThanOrEqual(8)
  await desk.cards('one of the crowd').getByRole('button', { name: 'Edit note' }).click()
  await desk.editor.fill(`${texts[0]}\n${'\n- grown'.repeat(12)}`)
  await desk.page.keyboard.press('Escape')
  await expect(desk.cards('one of the crowd').getByRole('listitem')).toHaveCount(12)
  await expect.poll(leastGap).toBeGreaterThanOrEqual(8)
})

function bottom(above: { y: number; height: number } | undefined): number {
  return above ? above.y + above.height : Number.NEGATIVE_INFINITY
}

test('two notes on overlapping words are both on the page, and its text is as before', async ({
  desk,
  userData,
}) => {
  await expect(desk.text).toContainText('a genuine alliance')
  const before = await desk.words()
  await desk.note('no longer symbolic but a genuine', 'the first note')
  await desk.select('a genuine', 'alliance. This sends')
  await desk.tool('Note').click()
  await desk.editor.fill('the second note')
  await desk.page.keyboard.press('Escape')
  await expect(desk.cards('the second note')).toBeVisible()
  const [first, second] = (await annotationsIn(userData, 'note')).map(({ id }) => id)
  const on = (ids: string) => desk.text.locator(`mark[data-annotations="${ids}"]`)
  await expect(on(`${first}`)).toHaveText('no longer symbolic but ')
  await expect(on(`${first} ${second}`)).toHaveText('a genuine')
  await expect(on(`${first} ${second}`)).toHaveAttribute('data-under', 'yellow')
  await expect(on(`${second}`)).toHaveText(' alliance. This sends')
  expect(await desk.words()).toBe(before)
})

test('a note may stand on words that cross passages', async ({ desk, userData }) => {
  await desk.select('by around November 1.', 'It is noteworthy')
  await desk.tool('Note').click()
  await desk.editor.fill('across')
  await expect.poll(async () => (await annotationsIn(userData, 'note')).length).toBe(1)
  const [note] = await annotationsIn(userData, 'note')
  expect(note?.anchor?.quote).toMatch(/^by around November 1\.\s+It is noteworthy$/)
  await expect(desk.text.locator('mark')).toHaveText(['by around November 1.', 'It is noteworthy'])
})

test('a selection that ends in the margin takes the words up to the edge', async ({ desk, userData }) => {
  const words = 'no longer symbolic but a genuine alliance.'
  await desk.selectTowards(words, (end) => ({ x: 1300, y: end.y }))
  await expect(desk.toolbar).toBeVisible()
  await desk.page.keyboard.press('n')
  await desk.page.keyboard.type('to the edge')
  await expect.poll(async () => (await annotationsIn(userData, 'note')).length).toBe(1)
  const quote = (await annotationsIn(userData, 'note'))[0]?.anchor?.quote ?? ''
  expect(quote).toMatch(/^no longer symbolic/)
  expect(quote.length).toBeLessThan(words.length + 100)
})

test('a selection that ends outside the page takes words of the page only', async ({ desk, page }) => {
  await desk.selectTowards('a genuine alliance', () => ({ x: 700, y: 890 })) // the status line
  await expect(desk.toolbar).toBeVisible()
  await page.keyboard.press('h')
  const marked = (await desk.text.locator('mark').allTextContents()).join('\n')
  expect(marked).toMatch(/^a genuine alliance/)
  expect(await desk.words()).toContain(marked)
})

test('a selection of nothing shows no tools, and takes those of an earlier one away', async ({ desk }) => {
  await desk.clickInto('a genuine alliance')
  await expect(desk.text.locator('[data-current]')).toContainText('a genuine alliance')
  await expect(desk.toolbar).toBeHidden()
  await desk.select('a genuine alliance')
  await expect(desk.toolbar).toBeVisible()
  await desk.clickInto('reliable partner')
  await expect(desk.toolbar).toBeHidden()
})

test('words selected outside the page show no tools', async ({ desk, page }) => {
  await expect(desk.text).toBeVisible()
  await page.getByText('Select words on the page, or step').dblclick()
  await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).not.toBe(undefined)
  await expect(desk.toolbar).toBeHidden()
})

test('a note is in the list of notes and in the search, and both lead to it', async ({ desk, page }) => {
  await desk.note('reliable partner', 'Ask about zanzibar')
  await page.keyboard.press('Control+1')
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('button').first().click()
  await expect(desk.marks('reliable partner')).not.toBeInViewport()
  await page.keyboard.press('Control+2')
  await expect(desk.notes.getByRole('listitem')).toHaveCount(1)
  await desk.notes.getByRole('button', { name: '“reliable partner”' }).click()
  await expect(desk.marks('reliable partner')).toBeInViewport()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('zanzibr')
  const hit = page.getByRole('group', { name: /Notes/ }).getByRole('option')
  await expect(hit.locator('mark')).toHaveText('zanzibar')
  await hit.click()
  await expect(desk.marks('reliable partner')).toBeInViewport()
})

test('the contents count the notes of each section', async ({ desk, page }) => {
  await desk.note('reliable partner', 'one')
  await desk.note('Rather than engaging', 'two')
  await desk.note('low-to-moderate-intensity', 'three')
  const contents = page.getByRole('navigation', { name: 'Contents' })
  await expect(contents.getByRole('button', { name: /^2/ })).toContainText(/1$/)
  await expect(contents.getByRole('button', { name: /^3/ })).toContainText(/2$/)
  await expect(contents.getByRole('button', { name: /^1/ })).not.toContainText(/\d$/)
  await expect(page.getByText('3 notes · 0 bookmarks')).toBeVisible()
})
