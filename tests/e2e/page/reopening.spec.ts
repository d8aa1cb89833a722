import { annotationsIn, closeWindow, workspaceIn } from '../desk/annotating'
import { expect, test, type Workbench } from '../desk/workbench'

/** What the reader has written, all of it in one look. */
async function written(workbench: Workbench) {
  const marks = workbench.article.locator('mark')
  return {
    marks: await marks.evaluateAll((all) =>
      all.map((mark) => `${mark.textContent} ${mark.getAttribute('data-colour')}`),
    ),
    notes: await workbench.notes.getByRole('article').locator('strong, span').allTextContents(),
    bookmarks: await workbench.bookmarks.getByRole('listitem').allTextContents(),
  }
}

test('notes, highlights and bookmarks are all there after reopening', async ({ workbench, userData }) => {
  await workbench.note('a genuine alliance', 'Compare **1961**', 'treaty, two state')
  await workbench.highlight('reliable partner', 'green')
  await workbench.highlight('four brigades', 'pink')
  for (const words of ['special forces', 'western Kursk', 'ready to fight']) await workbench.bookmark(words)
  const last = workbench.bookmarks.getByRole('button', { name: /^ready to fight ¶/ })
  await last.focus()
  await workbench.page.keyboard.press('Alt+ArrowUp')
  await expect(workbench.bookmarks.getByRole('listitem').nth(1)).toContainText('ready to fight')
  await last.focus()
  await workbench.openBy('F2', workbench.page.getByRole('textbox', { name: 'Bookmark name' }))
  await workbench.page.keyboard.type('Their date')
  await workbench.page.keyboard.press('Enter')
  await expect(workbench.bookmarks.getByRole('listitem').nth(1)).toContainText('Their date')
  const before = await written(workbench)
  const onDisk = (await workspaceIn(userData)).annotations
  expect(before.marks).toHaveLength(3)
  expect(onDisk).toHaveLength(6)
  await workbench.reopen()
  await expect(workbench.notes.locator('strong')).toHaveText('1961')
  await expect.poll(() => written(workbench)).toEqual(before)
  expect((await workspaceIn(userData)).annotations).toEqual(onDisk)
})

test('the page reopens with the same words at the same height', async ({ workbench }) => {
  const words = "'nuclear shadow'"
  await workbench.scrollTo(words)
  await workbench.page.mouse.move(700, 400)
  await workbench.page.mouse.wheel(0, 37) // to a place that no jump leads to
  const top = () => workbench.topOf(words)
  const target = Math.round((await workbench.page.evaluate(() => innerHeight)) / 3) - 37
  await expect.poll(async () => Math.abs((await top()) - target)).toBeLessThan(2)
  const before = await top()
  await workbench.reopen()
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThanOrEqual(1)
})

test('settings and the size of the window are as they were', async ({ workbench, userData }) => {
  await workbench.resize(1180, 760)
  await workbench.page.keyboard.press('t') // from the system's theme to paper
  await workbench.page.keyboard.press('+')
  await workbench.page.keyboard.press('Control+b')
  const shown = async () => ({
    theme: await workbench.page.locator('html').getAttribute('data-theme'),
    size: await workbench
      .passage(1)
      .locator('[data-text]')
      .evaluate((words) => getComputedStyle(words).fontSize),
    window: await workbench.page.evaluate(() => [innerWidth, innerHeight]),
  })
  await expect(workbench.contents).toBeHidden()
  await expect
    .poll(async () => (await workspaceIn(userData)).settings)
    .toMatchObject({ theme: 'paper', size: 20, isSidebarOpen: false })
  const before = await shown()
  expect(before).toMatchObject({ theme: 'paper', size: '20px', window: [1180, 760] })
  await workbench.reopen()
  await expect(workbench.contents).toBeHidden()
  await expect.poll(shown).toEqual(before)
})

test('a name typed right before the window is closed is kept', async ({ workbench, userData }) => {
  await workbench.bookmark('a genuine alliance')
  await workbench.bookmarks.getByRole('button', { name: /^a genuine alliance ¶/ }).focus()
  await workbench.openBy('F2', workbench.page.getByRole('textbox', { name: 'Bookmark name' }))
  await workbench.page.keyboard.type('Half a na')
  await closeWindow(workbench.app)
  expect(await annotationsIn(userData, 'bookmark')).toMatchObject([{ name: 'Half a na' }])
})
