import { annotationsIn, cards } from '../desk/annotating'
import { expect, test, type Workbench } from '../desk/workbench'

test('a note on a whole passage needs the keyboard only', async ({ workbench, userData }) => {
  await expect(workbench.article).toBeVisible()
  for (let step = 0; step < 6; step += 1) await workbench.page.keyboard.press('j')
  const passage = workbench.article.locator('[data-current]')
  await expect(passage).toHaveAttribute('data-passage', 'p1')
  const words = await passage.locator('[data-text]').textContent()
  await workbench.openBy('n', workbench.noteText)
  await workbench.page.keyboard.type('Who counted them?')
  await workbench.page.keyboard.press('Tab')
  await workbench.page.keyboard.type('sources')
  await workbench.page.keyboard.press('Escape')
  await expect(cards(workbench, 'Who counted them?')).toContainText('¶1')
  expect(await annotationsIn(userData, 'note')).toMatchObject([
    { text: 'Who counted them?', tags: ['sources'], anchor: { quote: words } },
  ])
})

test('a note is edited in place and keeps the day it was made', async ({ workbench, userData }) => {
  await workbench.note('four brigades', 'First thoughts')
  const [first] = await annotationsIn(userData, 'note')
  await cards(workbench, 'First thoughts').getByRole('button', { name: 'Edit note' }).click()
  await workbench.noteText.fill('Second thoughts')
  await workbench.page.getByRole('button', { name: 'Done' }).click()
  await expect(cards(workbench, 'Second thoughts')).toBeVisible()
  await expect(cards(workbench, 'First thoughts')).toHaveCount(0)
  expect(await annotationsIn(userData, 'note')).toMatchObject([
    { id: first?.id, createdAt: first?.createdAt, text: 'Second thoughts' },
  ])
})

test('a deleted note comes back by the button', async ({ workbench, userData }) => {
  await workbench.note('four brigades', 'Worth keeping')
  const [before] = await annotationsIn(userData, 'note')
  await cards(workbench, 'Worth keeping').getByRole('button', { name: 'Delete note' }).click()
  await expect(cards(workbench, 'Worth keeping')).toHaveCount(0)
  await expect(workbench.mark('four brigades')).toHaveCount(0)
  await expect.poll(() => annotationsIn(userData, 'note')).toEqual([])
  await workbench.page.getByRole('log', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click()
  await expect(cards(workbench, 'Worth keeping')).toBeVisible()
  await expect(workbench.mark('four brigades')).toBeVisible()
  await expect.poll(() => annotationsIn(userData, 'note')).toEqual([before])
})

test('a deleted note comes back by Ctrl+Z', async ({ workbench, userData }) => {
  await workbench.note('four brigades', 'Worth keeping')
  await cards(workbench, 'Worth keeping').getByRole('button', { name: 'Delete note' }).click()
  await expect(cards(workbench, 'Worth keeping')).toHaveCount(0)
  await workbench.page.keyboard.press('Control+z')
  await expect(cards(workbench, 'Worth keeping')).toBeVisible()
  await expect.poll(async () => (await annotationsIn(userData, 'note')).length).toBe(1)
})

test('a note left without a word is no note', async ({ workbench, userData }) => {
  await workbench.select('four brigades')
  await workbench.page.keyboard.press('n')
  await expect(workbench.noteText).toBeFocused()
  await workbench.page.keyboard.press('Escape')
  await expect(workbench.noteText).toBeHidden()
  await expect(workbench.article.locator('mark')).toHaveCount(0)
  expect(await annotationsIn(userData, 'note')).toEqual([])
})

test('tags are shown and kept, up to 64 characters; a longer one is refused in a sentence', async ({
  workbench,
  userData,
}) => {
  const longest = 'x'.repeat(64)
  await workbench.select('four brigades')
  await workbench.tool('Note')
  await workbench.noteText.fill('Tagged')
  await workbench.tags.fill(`treaty, two state, ${longest}`)
  await expect(workbench.page.getByRole('alert')).toHaveCount(0)
  await workbench.tags.fill(`treaty, two state, ${longest}, ${longest}y`)
  await expect(workbench.page.getByRole('alert')).toHaveText(
    /Not kept: “x+…”\. A tag has at most 64 characters/,
  )
  await expect(workbench.tags).toHaveAttribute('aria-invalid', 'true')
  await workbench.page.getByRole('button', { name: 'Done' }).click()
  await expect(workbench.messages).toContainText('Shorten the tags before the note is done')
  await workbench.tags.fill(`treaty, two state, ${longest}`)
  await workbench.page.getByRole('button', { name: 'Done' }).click()
  await expect(cards(workbench, 'Tagged')).toContainText('#two state')
  expect(await annotationsIn(userData, 'note')).toMatchObject([{ tags: ['treaty', 'two state', longest] }])
})

test('a note of 100,000 characters is saved whole, and the window stays usable', async ({
  workbench,
  userData,
}) => {
  const text = `${'All work and no play. '.repeat(5000).slice(0, 99_990)}zanzibar42`
  await workbench.note('four brigades', text)
  expect((await annotationsIn(userData, 'note'))[0]?.text).toBe(text)
  await workbench.page.getByRole('button', { name: 'Show all 100,000 characters' }).click()
  await expect(workbench.notes).toContainText('zanzibar42')
  await workbench.searchField.pressSequentially('zanzibar42')
  await expect(workbench.page.getByRole('option')).toHaveCount(1)
  await workbench.page.keyboard.press('Escape')
  await workbench.highlight('a genuine alliance')
})

test('what is beyond 100,000 characters is not taken, and that is said', async ({ workbench }) => {
  await workbench.select('four brigades')
  await workbench.tool('Note')
  await workbench.noteText.fill('x'.repeat(100_000))
  await workbench.page.keyboard.press('End')
  await workbench.page.keyboard.type('y')
  await expect(workbench.page.getByText('100,000 of 100,000 characters: the note is full')).toBeVisible()
  await expect(workbench.noteText).toHaveValue(/^x{100000}$/)
})

test('Hangul written through an input method is kept, and no key acts while a syllable is open', async ({
  workbench,
  userData,
}) => {
  await workbench.select('four brigades')
  await workbench.tool('Note')
  await expect(workbench.noteText).toBeFocused()
  const keyboard = await workbench.page.context().newCDPSession(workbench.page)
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  for (const syllable of ['ㅎ', '하', '한']) await compose(syllable)
  await workbench.page.keyboard.press('Escape')
  await expect(workbench.noteText).toBeFocused()
  await keyboard.send('Input.insertText', { text: '한' })
  for (const syllable of ['ㄱ', '그', '글']) await compose(syllable)
  await keyboard.send('Input.insertText', { text: '글' })
  await expect(workbench.noteText).toHaveValue('한글')
  await workbench.page.keyboard.press('Escape')
  await expect(cards(workbench, '한글')).toBeVisible()
  expect((await annotationsIn(userData, 'note'))[0]?.text).toBe('한글')
})

test('Hangul, its rarest syllables too, and Hanja are drawn in fonts that come with the app', async ({
  workbench,
}) => {
  await workbench.note('four brigades', '똠뷁 北韓')
  expect(await drawnAlike(workbench, [...'똠뷁北韓'])).toEqual([])
  expect(await drawnAlike(workbench, ['\u{10ffff}', '\u{10fffe}'])).toHaveLength(1) // the control: of these there are none
})

/** Pairs of these letters that look the same in a note: a letter that no font has is an empty box. */
async function drawnAlike(workbench: Workbench, letters: string[]): Promise<string[]> {
  return cards(workbench, /./).evaluate(async (card, all) => {
    const pen = new OffscreenCanvas(40, 40).getContext('2d', { willReadFrequently: true })
    if (!pen) throw new Error('there is nothing to draw on')
    pen.font = `24px ${getComputedStyle(card).fontFamily}`
    await document.fonts.load(pen.font, all.join(''))
    const drawn = all.map((letter) => {
      pen.clearRect(0, 0, 40, 40)
      pen.fillText(letter, 4, 30)
      return pen.getImageData(0, 0, 40, 40).data.join()
    })
    return all.filter((_, index) => drawn.indexOf(drawn[index] ?? '') < index)
  }, letters)
}
