import { readFile } from 'node:fs/promises'
import { fontsOf } from '../desk/fonts'
import { expect, test } from '../desk/workbench'

const source = new URL('../../../resources/briefs/asan-2024-19s/source.txt', import.meta.url)

test('the page shows every line of the brief, word for word and in order', async ({ workbench }) => {
  const lines = (await readFile(source, 'utf8')).split(/\r?\n/).map((line) => line.trim())
  const shown = await workbench.article.locator('[data-text]').allTextContents()
  expect(shown).toEqual(lines.filter((line) => line !== ''))
  await expect(workbench.article).toHaveAccessibleName(/Troop Deployment to the Ukraine War/)
  await expect(workbench.article.getByRole('heading', { level: 1 })).toHaveCount(1)
  await expect(workbench.article.getByRole('heading', { level: 2 })).toHaveCount(4)
})

test('paragraphs are numbered ¶1 to ¶28 through the brief; titles, bylines and headings are not', async ({
  workbench,
}) => {
  const numbers = await workbench.article
    .locator('[data-passage]')
    .evaluateAll((passages) =>
      passages.map((passage) =>
        passage.textContent.slice(0, -(passage.querySelector('[data-text]')?.textContent.length ?? 0)),
      ),
    )
  const numbered = numbers.filter((number) => number !== '')
  expect(numbered).toEqual(Array.from({ length: 28 }, (_, index) => `${index + 1}`))
  expect(numbers).toHaveLength(28 + 11)
  await expect(workbench.passage(1)).toContainText('On October 18, South Korea')
  await expect(workbench.passage(28)).toContainText('Dr. Cha Du Hyeogn')
})

test('every letter of the page, Hangul included, is drawn in a font that comes with the app', async ({
  workbench,
}) => {
  const fonts = await fontsOf(workbench.page, 'main [data-text]')
  expect(fonts.filter(({ isBundled }) => !isBundled)).toEqual([])
  const korean = await fontsOf(workbench.page, '[data-passage=p27] [data-text]')
  const hangul = korean.find(({ name }) => name.startsWith('Noto Serif KR'))
  expect(hangul?.letters).toBeGreaterThanOrEqual(36)
})

test('the contents name the section being read while the reader scrolls', async ({ workbench }) => {
  const here = workbench.contents.locator('[aria-current=location]')
  await expect(here).toHaveText('Title page')
  await workbench.article.hover()
  await expect(async () => {
    await workbench.page.mouse.wheel(0, 400)
    await expect(here).toContainText('Kim Jong Un', { timeout: 500 })
  }).toPass({ intervals: [0] })
})

test('a section chosen in the contents is shown and named as where the reader is', async ({ workbench }) => {
  for (const title of [
    'Outlook on North Korea',
    'Introduction',
    'About Experts',
    'The Background and Dilemma',
  ]) {
    await workbench.jump(title)
    await expect(workbench.contents.locator('[aria-current=location]')).toContainText(title)
  }
  await expect(workbench.passage('heading-1')).toBeInViewport()
  await expect(workbench.statusLine).toContainText('Section 1 of 3')
})

test('back and forward return over jumps to the very line, to the pixel', async ({ workbench }) => {
  const { page } = workbench
  await workbench.scrollTo('four brigades')
  const before = await workbench.topOf('four brigades')
  await workbench.jump('Outlook on North Korea')
  const outlook = await workbench.topOf('efforts to fuel hostility')
  await workbench.jump('The Background and Dilemma')
  const background = await workbench.topOf('Plenary Meeting')

  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => workbench.topOf('efforts to fuel hostility')).toBeCloseTo(outlook, 0)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => workbench.topOf('four brigades')).toBeCloseTo(before, 0)
  await page.keyboard.press('Alt+ArrowLeft')
  await page.keyboard.press('Alt+ArrowRight')
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(() => workbench.topOf('Plenary Meeting')).toBeCloseTo(background, 0)
})

test('j and k step through the passages and keep the one at hand in view', async ({ workbench }) => {
  const { page } = workbench
  await page.keyboard.press('j')
  await expect(workbench.currentPassage).toHaveAttribute('data-passage', 'title')
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('j')
  await expect(workbench.currentPassage).toHaveAttribute('data-passage', 'p7')
  await expect(workbench.passage(7)).toBeInViewport()
  await expect(workbench.passage(7)).toBeFocused()
  await page.keyboard.press('k')
  await expect(workbench.currentPassage).toHaveAttribute('data-passage', 'p6')
  for (let step = 0; step < 14; step += 1) await page.keyboard.press('k')
  await expect(workbench.currentPassage).toHaveAttribute('data-passage', 'title')
})

test('the status line says section, paragraph, percent, that all is saved, and the hash of the text', async ({
  workbench,
}) => {
  const line = workbench.statusLine
  await expect(line).toContainText('Title page')
  await expect(line).toContainText('0 %')
  await workbench.jump('Outlook on North Korea')
  await expect(line).toContainText('Section 3 of 3')
  await expect(line).toContainText(/¶2[01] of 28/)
  await expect(line).toContainText(/7\d %/)
  await workbench.saved()
  await expect(line).toContainText('Text verified · SHA-256 f60d…97e4')
  await expect(line.getByTitle(/SHA-256 f60d[0-9a-f]{56}97e4/)).toBeVisible()
})
