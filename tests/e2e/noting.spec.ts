import { annotationsIn, expect, test } from './annotating'

test('a note on a selection is on disk while it is still being written', async ({ desk, userData }) => {
  await desk.select('a genuine alliance')
  await desk.tool('Note').click()
  await desk.page.keyboard.type('Compare with the **1961** treaty.')
  await expect(desk.saveStatus).toHaveText(/^Saved \d\d:\d\d:\d\d$/)
  await expect
    .poll(async () => (await annotationsIn(userData, 'note'))[0])
    .toMatchObject({ text: 'Compare with the **1961** treaty.', anchor: { quote: 'a genuine alliance' } })
  await expect(desk.editor).toBeFocused()
  await expect(desk.editor).toHaveValue('Compare with the **1961** treaty.')
})

test('a note on a whole passage needs the keyboard only', async ({ desk, userData, page }) => {
  await expect(desk.text).toBeVisible()
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('j')
  const passage = desk.text.locator('[data-current]')
  await expect(passage).toHaveAttribute('data-passage', 'p1')
  const words = await passage.locator('[data-text]').textContent()
  await page.keyboard.press('n')
  await page.keyboard.type('Who counted them?')
  await page.keyboard.press('Tab')
  await page.keyboard.type('sources')
  await page.keyboard.press('Escape')
  await expect(desk.cards('Who counted them?')).toContainText('¶1')
  expect(await annotationsIn(userData, 'note')).toMatchObject([
    { text: 'Who counted them?', tags: ['sources'], anchor: { quote: words } },
  ])
})

test('a note is edited in place and keeps the day it was made', async ({ desk, userData }) => {
  await desk.note('four brigades', 'First thoughts')
  const [first] = await annotationsIn(userData, 'note')
  await desk.cards('First thoughts').getByRole('button', { name: 'Edit note' }).click()
  await desk.editor.fill('Second thoughts')
  await desk.page.getByRole('button', { name: 'Done' }).click()
  await expect(desk.cards('Second thoughts')).toBeVisible()
  await expect(desk.cards('First thoughts')).toHaveCount(0)
  expect(await annotationsIn(userData, 'note')).toMatchObject([
    { id: first?.id, createdAt: first?.createdAt, text: 'Second thoughts' },
  ])
})

test('a deleted note comes back by the button', async ({ desk, userData }) => {
  await desk.note('four brigades', 'Worth keeping')
  const [before] = await annotationsIn(userData, 'note')
  await desk.cards('Worth keeping').getByRole('button', { name: 'Delete note' }).click()
  await expect(desk.cards('Worth keeping')).toHaveCount(0)
  await expect(desk.marks('four brigades')).toHaveCount(0)
  await expect.poll(() => annotationsIn(userData, 'note')).toEqual([])
  await desk.page.getByRole('log', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click()
  await expect(desk.cards('Worth keeping')).toBeVisible()
  await expect(desk.marks('four brigades')).toBeVisible()
  await expect.poll(() => annotationsIn(userData, 'note')).toEqual([before])
})

test('a deleted note comes back by Ctrl+Z', async ({ desk, userData, page }) => {
  await desk.note('four brigades', 'Worth keeping')
  await desk.cards('Worth keeping').getByRole('button', { name: 'Delete note' }).click()
  await expect(desk.cards('Worth keeping')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(desk.cards('Worth keeping')).toBeVisible()
  await expect.poll(async () => (await annotationsIn(userData, 'note')).length).toBe(1)
})

test('a note left without a word is no note', async ({ desk, userData, page }) => {
  await desk.select('four brigades')
  await page.keyboard.press('n')
  await expect(desk.editor).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(desk.editor).toBeHidden()
  await expect(desk.text.locator('mark')).toHaveCount(0)
  expect(await annotationsIn(userData, 'note')).toEqual([])
})

test('tags are shown and kept, up to 64 characters; a longer one is refused in a sentence', async ({
  desk,
  userData,
}) => {
  const longest = 'x'.repeat(64)
  await desk.select('four brigades')
  await desk.tool('Note').click()
  await desk.editor.fill('Tagged')
  await desk.tags.fill(`treaty, two state, ${longest}`)
  await expect(desk.page.getByRole('alert')).toHaveCount(0)
  await desk.tags.fill(`treaty, two state, ${longest}, ${longest}y`)
  await expect(desk.page.getByRole('alert')).toHaveText(/Not kept: “x+…”\. A tag has at most 64 characters/)
  await expect(desk.tags).toHaveAttribute('aria-invalid', 'true')
  await desk.page.getByRole('button', { name: 'Done' }).click()
  await expect(desk.cards('Tagged')).toContainText('#two state')
  expect(await annotationsIn(userData, 'note')).toMatchObject([{ tags: ['treaty', 'two state', longest] }])
})

test('a note of 100,000 characters is saved whole, and the window stays usable', async ({
  desk,
  userData,
  page,
}) => {
  const text = `${'All work and no play. '.repeat(5000).slice(0, 99_990)}zanzibar42`
  await desk.note('four brigades', text)
  expect((await annotationsIn(userData, 'note'))[0]?.text).toBe(text)
  await page.getByRole('button', { name: 'Show all 100,000 characters' }).click()
  await expect(desk.notes).toContainText('zanzibar42')
  await desk.search.pressSequentially('zanzibar42')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await desk.highlight('a genuine alliance')
})

test('what is beyond 100,000 characters is not taken, and that is said', async ({ desk, page }) => {
  await desk.select('four brigades')
  await desk.tool('Note').click()
  await desk.editor.fill('x'.repeat(100_000))
  await page.keyboard.press('End')
  await page.keyboard.type('y')
  await expect(page.getByText('100,000 of 100,000 characters: the note is full')).toBeVisible()
  await expect(desk.editor).toHaveValue(/^x{100000}$/)
})

test('Hangul written through an input method is kept, and no key acts while a syllable is open', async ({
  desk,
  userData,
  page,
}) => {
  await desk.select('four brigades')
  await desk.tool('Note').click()
  await expect(desk.editor).toBeFocused()
  const keyboard = await page.context().newCDPSession(page)
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  for (const syllable of ['ㅎ', '하', '한']) await compose(syllable)
  await page.keyboard.press('Escape')
  await expect(desk.editor).toBeFocused()
  await keyboard.send('Input.insertText', { text: '한' })
  for (const syllable of ['ㄱ', '그', '글']) await compose(syllable)
  await keyboard.send('Input.insertText', { text: '글' })
  await expect(desk.editor).toHaveValue('한글')
  await expect.poll(async () => (await annotationsIn(userData, 'note'))[0]?.text).toBe('한글')
  await page.keyboard.press('Escape')
  await expect(desk.cards('한글')).toBeVisible()
})
