import axe from 'axe-core'
import { expect, test, type Workbench } from '../desk/workbench'

declare global {
  interface Window {
    axe: typeof axe
  }
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const themes = { Paper: 'paper', Sepia: 'sepia', Night: 'night', 'High contrast': 'contrast' }

const coloured = { 'special forces': 'green', 'cautious about': 'blue', 'denied the dispatch': 'pink' }

/** What axe-core finds wrong under WCAG 2.2 A and AA, as short lines; all of the window, nothing left out. */
async function faultsIn(workbench: Workbench): Promise<string[]> {
  if (!(await workbench.page.evaluate(() => 'axe' in window))) await workbench.page.evaluate(axe.source)
  return workbench.page.evaluate(async (tags) => {
    const { violations, passes } = await window.axe.run(document, { runOnly: { type: 'tag', values: tags } })
    if (passes.length === 0) throw new Error('axe-core looked at nothing')
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${help}: ${html.slice(0, 120)} ${any[0]?.message ?? ''}`),
    )
  }, rules)
}

/** A page with one of everything on it: highlights in each colour, a note and a bookmark. */
async function furnish(workbench: Workbench): Promise<void> {
  for (const [words, colour] of Object.entries(coloured)) await workbench.highlight(words, colour)
  await workbench.note(
    'four brigades',
    'Compare with [last week](https://example.org).\n\n- one\n- two',
    'estimate',
  )
  await workbench.bookmark('western Kursk region')
  await workbench.saved()
}

test('a fault put on the page on purpose is found', async ({ workbench }) => {
  await workbench.page.evaluate(() => {
    const button = document.createElement('button')
    document.body.append(button)
  })
  expect(await faultsIn(workbench)).toContainEqual(expect.stringMatching(/^button-name/))
})

for (const [name, theme] of Object.entries(themes)) {
  test(`${name}: reading, searching, annotating and every dialog keep to WCAG 2.2 AA`, async ({
    workbench,
  }) => {
    const { page } = workbench
    const expectNoFaults = async (where: string) => expect.soft(await faultsIn(workbench), where).toEqual([])
    await furnish(workbench)
    await page.keyboard.press('Control+,')
    await workbench.dialog('Appearance').getByRole('radio', { name }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    await expectNoFaults('appearance')
    await workbench.leaveDialog()
    await workbench.select('military intelligence')
    await expectNoFaults('reading, with a selection')

    await workbench.search('Kursk')
    await expect(workbench.results).toHaveCount(2)
    await expectNoFaults('searching')
    await workbench.search('dignity OR Kyongui OR Kusrk')
    await expect(workbench.results).toHaveCount(5)
    await expectNoFaults('exact results, other names and approximate ones')
    await workbench.search('in:brief beligirant')
    await expect(page.getByRole('button', { name: /^Did you mean/ })).toBeVisible()
    await expectNoFaults('nothing found, and something offered')
    await page.keyboard.press('F1')
    await expect(workbench.dialog('How to search')).toBeVisible()
    await expectNoFaults('how to search')
    await workbench.leaveDialog()
    await expect(workbench.searchField).toBeFocused()
    await workbench.search('Kursk')
    await page.keyboard.press('F3')
    await expect(page.getByRole('toolbar', { name: 'Hit' })).toBeVisible()
    await expectNoFaults('a marked hit')
    await workbench.command('Save this search')
    await expect(workbench.dialog('Save this search').getByRole('textbox')).toBeFocused()
    await expectNoFaults('saving a search')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await workbench.searchField.press('Escape')
    await workbench.searchField.focus()
    await expect(page.getByRole('group', { name: 'Remembered searches' })).toBeVisible()
    await expectNoFaults('remembered searches')
    await page.keyboard.press('Escape')
    await workbench.command('Names and abbreviations')
    await workbench.dialog('Names and abbreviations').getByRole('button', { name: 'Add' }).click()
    await expectNoFaults('names and abbreviations')
    await workbench.leaveDialog()
    await workbench.select('military intelligence')
    await workbench.tool('Note')
    await expect(workbench.noteText).toBeFocused()
    await page.keyboard.press('Control+2')
    await expect(page.getByRole('tab', { name: 'Notes' })).toHaveAttribute('aria-selected', 'true')
    await expectNoFaults('the list of notes, and one being written')
    await page.keyboard.press('Escape')
    await expect(workbench.noteText).toBeHidden()

    await page.keyboard.press('Control+k')
    await expect(workbench.dialog('Command palette')).toBeVisible()
    await expectNoFaults('the palette')
    await workbench.leaveDialog()
    await page.keyboard.press('?')
    await expect(workbench.dialog('All keys')).toBeVisible()
    await expectNoFaults('the sheet of keys')
  })

  test(`${name}: trash, wordings, passphrase and lock keep to WCAG 2.2 AA`, async ({ workbench }) => {
    const { page } = workbench
    const expectNoFaults = async (where: string) => expect.soft(await faultsIn(workbench), where).toEqual([])
    await page.keyboard.press('Control+,')
    await workbench.dialog('Appearance').getByRole('radio', { name }).click()
    await workbench.leaveDialog()
    await expectNoFaults('the first start')
    await workbench.note('four brigades', 'First thoughts', 'estimate')
    await page.getByRole('button', { name: 'Edit note' }).click()
    await workbench.noteText.fill('Second thoughts')
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: 'Earlier wordings' }).click()
    await expect(workbench.dialog('Earlier wordings')).toBeVisible()
    await expectNoFaults('earlier wordings')
    await workbench.leaveDialog()
    await page.getByRole('button', { name: 'Delete note' }).click()
    await page.keyboard.press('Control+4')
    await expect(workbench.trash.getByRole('listitem')).toHaveCount(1)
    await expectNoFaults('the trash')
    await page.getByRole('button', { name: 'Empty the trash' }).click()
    await expectNoFaults('a question')
    await workbench.leaveDialog()
    await workbench.command('Passphrase and copies')
    await workbench.protection.getByRole('button', { name: 'Set a passphrase…' }).click()
    await workbench.protection.getByLabel('New passphrase').fill('government2025')
    await workbench.protection.getByRole('button', { name: 'Set the passphrase' }).click()
    await expect(workbench.protection.getByText('Tick this first')).toBeVisible()
    await expectNoFaults('setting a passphrase')
    await workbench.leaveDialog()
    await workbench.protect('correct horse battery staple')
    await page.keyboard.press('Control+l')
    await workbench.passphrase.fill('something else')
    await page.keyboard.press('Enter')
    await expect(workbench.passphrase).toHaveAttribute('aria-invalid', 'true')
    await expectNoFaults('the lock screen')
  })
}

test('a narrow window with its drawers open keeps to WCAG 2.2 AA', async ({ workbench }) => {
  await workbench.resize(320, 640)
  await workbench.page.getByRole('button', { name: 'Left column' }).click()
  await expect(workbench.contents).toBeVisible()
  expect(await faultsIn(workbench)).toEqual([])
})

test('Tab alone reaches everything, and the focus can always be seen', async ({ workbench }) => {
  const { page } = workbench
  await furnish(workbench)
  await workbench.searchField.focus()
  const walked: string[] = []
  while (walked.length < 100 && walked.at(-1) !== 'Search') {
    await page.keyboard.press('Tab')
    walked.push(
      await page.evaluate(() => {
        const focus = document.activeElement
        if (!(focus instanceof HTMLElement)) throw new Error('the focus is nowhere')
        if (focus === document.body) return 'nowhere'
        const ring = [focus, ...document.querySelectorAll(':focus-within')].some((element) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(element)
          return outlineStyle === 'solid' && outlineWidth !== '0px'
        })
        const name = focus.getAttribute('aria-label') ?? focus.textContent.slice(0, 30)
        return ring && focus.checkVisibility({ opacityProperty: true }) ? name : `${name} (unseen)`
      }),
    )
  }
  expect(walked.filter((name) => name.endsWith('(unseen)'))).toEqual([])
  for (const name of ['Appearance', 'All keys', 'Contents', 'About Experts', 'Edit note', 'Search'])
    expect(walked).toContain(name)
})
