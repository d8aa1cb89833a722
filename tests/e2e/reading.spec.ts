import { readFile } from 'node:fs/promises'
import { expect, test, type Workbench } from './workbench'

const source = new URL('../../resources/briefs/asan-2024-19s/source.txt', import.meta.url)
const sections = [
  'Title page',
  'Introduction',
  'The Background and Dilemma',
  'Kim Jong Un’s Crisis Mentality',
  'Outlook on North Korea’s Future Actions',
  'Source note',
  'About Experts',
]

/** The name of the section that the table of contents shows as the one being read. */
function here(workbench: Workbench) {
  return workbench.contents.locator('[aria-current=location]')
}

test('the page shows every line of the brief, word for word and in order', async ({ workbench }) => {
  const lines = (await readFile(source, 'utf8')).split(/\r?\n/).map((line) => line.trim())
  const shown = await workbench.article.locator('[data-text]').allTextContents()
  expect(shown).toEqual(lines.filter((line) => line !== ''))
  await expect(workbench.page.getByRole('heading', { level: 1 })).toContainText('Troop Deployment')
  await expect(workbench.article).toHaveAccessibleName(/Troop Deployment to the Ukraine War/)
})

test('paragraphs are numbered through the brief; its title, byline and headings are not', async ({
  workbench,
}) => {
  for (let number = 1; number <= 28; number += 1)
    await expect(workbench.passage(number)).toContainText(new RegExp(`^${number}\\D`))
  await expect(workbench.passage(29)).toHaveCount(0)
  const unnumbered = workbench.article.locator('[data-kind=title], [data-kind=byline], [data-kind=heading]')
  await expect(unnumbered).toHaveCount(10)
})
