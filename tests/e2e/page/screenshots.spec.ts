import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestInfo } from '@playwright/test'
import { expect, test, type Workbench } from '../desk/workbench'

const pictures = fileURLToPath(new URL('../../../docs/pictures', import.meta.url))

/** Pictures go where README shows them from only when that is asked for; an ordinary run leaves the tree alone. */
function placeOf(name: string, info: TestInfo): string {
  return process.env.CARREL_PICTURES === '1' ? path.join(pictures, name) : info.outputPath(name)
}

/**
 * Keeps a picture of the window as it is drawn on the screen. Its size is in pixels; `colours` counts the different
 * ones, which are a handful on a page that is blank or broken.
 */
async function photograph(workbench: Workbench, file: string) {
  await workbench.page.mouse.move(0, 0)
  await workbench.page.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
  )
  const { png, width, height, colours } = await workbench.app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage()
    if (!image) throw new Error('there is no window to take a picture of')
    const pixels = image.toBitmap()
    const colours = new Set<number>()
    for (let at = 0; at < pixels.length; at += 4) colours.add(pixels.readUInt32LE(at))
    return { png: image.toPNG().toString('base64'), ...image.getSize(), colours: colours.size }
  })
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, Buffer.from(png, 'base64'))
  return { width, height, colours }
}

/** Holds when the picture has this size and shows more than a few plain areas. */
async function expectPicture(taken: ReturnType<typeof photograph>, size: { width: number; height: number }) {
  const { colours, ...measured } = await taken
  expect(measured).toEqual(size)
  expect(colours).toBeGreaterThan(200)
}

/** An afternoon's work on the brief: notes, highlights and bookmarks, all made in the window. */
async function annotate(workbench: Workbench): Promise<void> {
  await workbench.note(
    'four brigades of 12,000 troops',
    'NIS figure, 18 October. Ukraine’s HUR gives a date but **no total**: ask for the basis of both.',
    'estimate',
  )
  await workbench.highlight('Russia has denied the dispatch', 'pink')
  await workbench.note(
    "emphasize 'hostility' between the two Koreas",
    'Main claim. Compare § 3: low-to-moderate provocations, not full-scale war.',
    'main claim',
  )
  await workbench.highlight('no longer symbolic but a genuine alliance', 'green')
  await workbench.note(
    'access to Russian technology, such as ICBMs or nuclear submarine systems',
    'Feared by “Western observers”; no source is named. Treat as possible, not as reported.',
    'sourcing',
  )
  await workbench.bookmark("a 'nuclear alliance' between the two countries")
  await workbench.bookmark('three generations')
  await workbench.saved()
}

/** Scrolls until the words stand a little below the top of the page, and nothing is chosen on it. */
async function turnTo(workbench: Workbench, words: string): Promise<void> {
  await workbench.page.locator('[data-scroller]').evaluate((scroller) => scroller.scrollTo(0, 0))
  const top = await workbench.topOf(words)
  await workbench.page
    .locator('[data-scroller]')
    .evaluate((scroller, y) => scroller.scrollTo(0, y - scroller.getBoundingClientRect().top - 32), top)
  await expect(workbench.article.getByText(words).first()).toBeInViewport()
}

test('pictures: reading in paper, searching, and reading at night', async ({ workbench }, info) => {
  const { page } = workbench
  await workbench.resize(1440, 900)
  await annotate(workbench)
  await turnTo(workbench, 'Troop Deployment to the Ukraine War')
  await expectPicture(photograph(workbench, placeOf('reading-paper.png', info)), { width: 1440, height: 900 })

  await workbench.search('nucler aliance')
  await page.keyboard.press('Enter')
  await expect(workbench.passage(20).locator('mark').first()).toBeInViewport()
  await expectPicture(photograph(workbench, placeOf('searching.png', info)), { width: 1440, height: 900 })
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+,')
  await workbench.dialog('Appearance').getByRole('radio', { name: 'Night' }).click()
  await workbench.leaveDialog()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'night')
  await turnTo(workbench, 'While the deployment of North Korean troops')
  await expectPicture(photograph(workbench, placeOf('reading-night.png', info)), { width: 1440, height: 900 })
})

test('pictures: a narrow window, and 200 % zoom', async ({ workbench }, info) => {
  await workbench.resize(1440, 900)
  await annotate(workbench)
  await workbench.resize(1000, 700)
  await turnTo(workbench, 'Cha Du Hyeogn, Principal Fellow')
  await expectPicture(photograph(workbench, placeOf('narrow.png', info)), { width: 1000, height: 700 })
  await workbench.resize(1440, 900)
  await workbench.zoom(2)
  await turnTo(workbench, 'On October 18, South Korea')
  await expectPicture(photograph(workbench, placeOf('zoom-200.png', info)), { width: 1440, height: 900 })
})
