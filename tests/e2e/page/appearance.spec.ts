import { expect, test, type Workbench } from '../desk/workbench'

const papers = {
  Paper: 'rgb(252, 251, 248)',
  Sepia: 'rgb(247, 239, 221)',
  Night: 'rgb(26, 29, 32)',
  'High contrast': 'rgb(0, 0, 0)',
}

/** Opens the dialog in which the reader says how the page looks. */
async function openAppearance(workbench: Workbench) {
  await workbench.page.keyboard.press('Control+,')
  const dialog = workbench.dialog('Appearance')
  await expect(dialog).toBeVisible()
  return dialog
}

/** Everything shown that reaches beyond the sides of the window, and whatever scrolls sideways. */
function sidewaysIn(workbench: Workbench): Promise<string[]> {
  return workbench.page.evaluate(() => {
    const nameOf = (element: Element) =>
      `${element.tagName} ${element.getAttribute('aria-label') ?? ''} ${element.textContent.slice(0, 30)}`
    const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
    )
    const scrolls = shown.filter(
      (element) =>
        element.scrollWidth > element.clientWidth + 1 &&
        ['auto', 'scroll'].includes(getComputedStyle(element).overflowX),
    )
    const sticksOut = shown
      .filter((element) => element.matches('button, input, [data-text], p, h1, h2, dialog, label, mark'))
      .filter((element) => {
        const box = element.getBoundingClientRect()
        return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1)
      })
    const page = document.documentElement.scrollWidth > innerWidth ? ['the page itself'] : []
    return [...page, ...scrolls.map(nameOf), ...sticksOut.map(nameOf)]
  })
}

/** Whether the search field lies on top of everything else, from its left edge to its right one. */
function isUncovered(workbench: Workbench): Promise<boolean> {
  return workbench.searchField.evaluate((field) => {
    const { left, right, top, height } = field.getBoundingClientRect()
    const across = [left + 12, (left + right) / 2, right - 4]
    return across.every((x) => document.elementFromPoint(x, top + height / 2)?.closest('search') !== null)
  })
}

/** Looks at the reader, a search, a note and each dialog, and expects nothing to reach beyond the sides. */
async function expectNothingSideways(workbench: Workbench): Promise<void> {
  const { page } = workbench
  const expectFit = (what: string) => expect.poll(() => sidewaysIn(workbench), { message: what }).toEqual([])
  await expectFit('reading')
  await workbench.scrollTo('https://www.asaninst.org')
  await expectFit('the source note')
  await workbench.openBy('Control+f', workbench.searchField)
  await page.keyboard.type('nuclear alliance')
  await expect(workbench.results).toHaveCount(3)
  await expectFit('searching')
  expect(await isUncovered(workbench), 'the search field is not covered').toBe(true)
  await page.keyboard.press('Escape')
  await workbench.note('four brigades', `A long word: ${'unbroken'.repeat(20)}`, 'estimate')
  await expectFit('a note')
  for (const [key, name] of [
    ['?', 'All keys'],
    ['Control+,', 'Appearance'],
    ['Control+k', 'Command palette'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(workbench.dialog(name)).toBeVisible()
    await expectFit(name)
    await workbench.leaveDialog()
    await expect(workbench.dialog(name)).toBeHidden()
  }
  await expectProtectionFits(workbench, expectFit)
}

/** The same for what keeps the notes: the trash, earlier wordings, the passphrase, and the lock screen. */
async function expectProtectionFits(
  workbench: Workbench,
  expectFit: (what: string) => Promise<void>,
): Promise<void> {
  const { page } = workbench
  const passphrase = `a ${'very'.repeat(30)} long road to Kursk`
  await page.keyboard.press('Control+2')
  await page.getByRole('button', { name: 'Edit note' }).first().click()
  await workbench.noteText.fill(`Longer: ${'unbroken'.repeat(30)}`)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+2')
  await page.getByRole('button', { name: 'Earlier wordings' }).first().click()
  await expectFit('earlier wordings')
  await workbench.leaveDialog()
  await page.getByRole('button', { name: 'Delete note' }).first().click()
  await page.keyboard.press('Control+4')
  await expect(workbench.trash).toBeVisible()
  await expectFit('the trash')
  await workbench.command('Passphrase and copies')
  await workbench.protection.getByRole('button', { name: 'Set a passphrase…' }).click()
  await workbench.protection.getByLabel('New passphrase').fill(passphrase)
  await workbench.protection.getByRole('button', { name: 'Set the passphrase' }).click()
  await expectFit('setting a passphrase')
  await workbench.leaveDialog()
  await workbench.protect(passphrase)
  await page.keyboard.press('Control+l')
  await workbench.passphrase.fill('something else')
  await page.keyboard.press('Enter')
  await expect(workbench.passphrase).toHaveAttribute('aria-invalid', 'true')
  await expectFit('the lock screen')
}

test('each theme colours the whole page at once and is there after reopening', async ({ workbench }) => {
  for (const [name, colour] of Object.entries(papers)) {
    const dialog = await openAppearance(workbench)
    await dialog.getByRole('radio', { name }).check()
    await expect(workbench.page.locator('body')).toHaveCSS('background-color', colour)
    await dialog.getByRole('button', { name: 'Done' }).click()
  }
  await workbench.saved()
  await workbench.reopen()
  await expect(workbench.page.locator('body')).toHaveCSS('background-color', papers['High contrast'])
})

test('without a choice the page follows the system, and follows it when it changes', async ({
  workbench,
}) => {
  const body = workbench.page.locator('body')
  await workbench.page.emulateMedia({ colorScheme: 'dark' })
  await expect(body).toHaveCSS('background-color', papers.Night)
  await workbench.page.emulateMedia({ colorScheme: 'light' })
  await expect(body).toHaveCSS('background-color', papers.Paper)
})

test('size, line height, line length and face are changed by keyboard and remembered', async ({
  workbench,
}) => {
  const dialog = await openAppearance(workbench)
  const slide = async (name: string, key: string, times: number) => {
    await dialog.getByRole('slider', { name }).focus()
    for (let step = 0; step < times; step += 1) await workbench.page.keyboard.press(key)
  }
  await slide('Text size', 'ArrowRight', 5)
  await expect(dialog.getByRole('slider', { name: 'Text size' })).toHaveValue('24')
  await slide('Line height', 'ArrowRight', 2)
  await expect(dialog.getByRole('slider', { name: 'Line height' })).toHaveValue('1.8')
  await slide('Line length', 'ArrowLeft', 8)
  await expect(dialog.getByRole('slider', { name: 'Line length' })).toHaveValue('50')
  await dialog.getByRole('radio', { name: 'Sans' }).check()
  const expectIt = async () => {
    const words = workbench.passage(1).locator('[data-text]')
    await expect(words).toHaveCSS('font-size', '24px')
    await expect(words).toHaveCSS('line-height', '43.2px')
    await expect(words).toHaveCSS('font-family', /^"Inter Variable"/)
    await expect.poll(async () => (await words.boundingBox())?.width).toBeLessThan(24 * 0.66 * 52)
  }
  await expectIt()
  await workbench.saved()
  await workbench.reopen()
  await expectIt()
})

test('larger text keeps the reader at the line being read', async ({ workbench }) => {
  await workbench.jump('Outlook on North Korea')
  await expect(workbench.passage('heading-3')).toBeInViewport()
  for (const size of [20, 21, 22, 23]) {
    await workbench.page.keyboard.press('+')
    await expect(workbench.passage(1).locator('[data-text]')).toHaveCSS('font-size', `${size}px`)
  }
  await expect(workbench.passage('heading-3')).toBeInViewport()
})

test('in a window 320 px wide nothing scrolls sideways or sticks out', async ({ workbench }) => {
  await workbench.resize(320, 640)
  await expectNothingSideways(workbench)
})

test('at 200 % zoom nothing scrolls sideways or sticks out', async ({ workbench }) => {
  await workbench.resize(1280, 800)
  await workbench.zoom(2)
  await expectNothingSideways(workbench)
})

test('in forced colours highlights, hits and the passage at hand can still be told apart', async ({
  workbench,
}) => {
  const { page } = workbench
  await page.emulateMedia({ forcedColors: 'active' })
  await workbench.highlight('four brigades')
  await workbench.search('Kursk')
  await expect(workbench.mark('Kursk')).toBeVisible()
  const paintOf = (words: string) =>
    workbench.mark(words).evaluate((mark) => getComputedStyle(mark).backgroundColor)
  const paper = await workbench.passage(1).evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(await paintOf('four brigades')).not.toBe(paper)
  expect(await paintOf('Kursk')).not.toBe(paper)
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await expect(workbench.currentPassage.locator('[data-text]')).toHaveCSS('outline-style', 'solid')
})

test('with reduced motion nothing moves by itself', async ({ workbench }) => {
  const { page } = workbench
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await workbench.highlight('four brigades')
  await workbench.search('Kursk')
  await openAppearance(workbench)
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element)
        return animationName !== 'none' || /[1-9]/.test(transitionDuration) || scrollBehavior === 'smooth'
      })
      .map((element) => element.className),
  )
  expect(moving).toEqual([])
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
})
