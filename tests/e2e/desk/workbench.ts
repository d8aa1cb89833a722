import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { test as base, expect, type Launched } from './fixtures'
import { Parts } from './parts'
import { boxOfWords } from './words'

/** The app as the person at the desk handles it. */
export class Workbench extends Parts {
  private constructor(
    private launched: Launched,
    private readonly launch: () => Promise<Launched>,
  ) {
    super()
  }

  /** Starts the app and waits for the page. */
  static async open(launch: () => Promise<Launched>): Promise<Workbench> {
    const workbench = new Workbench(await launch(), launch)
    await workbench.settle()
    return workbench
  }

  /** Closes the app as a person would, and opens it again on the same data. */
  async reopen(): Promise<void> {
    await this.app.close()
    this.launched = await this.launch()
    await this.settle()
  }

  get app(): ElectronApplication {
    return this.launched.app
  }
  get page(): Page {
    return this.launched.page
  }

  /** Selects words of the page with the mouse, from the first letter of `from` to the last of `to`. */
  async select(from: string, to = from): Promise<void> {
    await this.scrollTo(from)
    const first = await boxOfWords(this.page, from)
    const last = await boxOfWords(this.page, to)
    const { mouse } = this.page
    await mouse.move(first.left + 0.5, first.middle)
    await mouse.down()
    await mouse.move(last.right - 0.5, last.lastMiddle, { steps: 4 })
    await mouse.up()
    await expect(this.toolbar).toBeVisible()
  }

  /** Presses a button of the selection's own tools: "Highlight", "Note" (which one can type into then), "In green". */
  async tool(name: string): Promise<void> {
    await this.toolbar.getByRole('button', { name, exact: true }).click()
    if (name === 'Note') await expect(this.noteText).toBeFocused()
  }

  /** Opens something by its key, where one can type then. */
  async openBy(key: string, field: Locator): Promise<void> {
    await this.page.keyboard.press(key)
    await expect(field).toBeFocused()
  }

  /** Leaves a dialog by Escape; while it is still there, other keys are not listened to. */
  async leaveDialog(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await expect(this.page.locator('dialog[open]')).toHaveCount(0)
  }

  /** Highlights words of the page. */
  async highlight(words: string, colour = 'yellow'): Promise<void> {
    await this.select(words)
    await this.tool(`In ${colour}`)
    await expect(this.mark(words)).toHaveAttribute('data-colour', colour)
  }

  /** Writes a note on words of the page and closes its editor; it is on disk then. */
  async note(words: string, text: string, tags = ''): Promise<void> {
    await this.select(words)
    await this.tool('Note')
    await this.noteText.fill(text)
    await this.tags.fill(tags)
    await this.page.getByRole('button', { name: 'Done' }).click()
    await expect(this.noteText).toBeHidden()
    await this.saved()
  }

  /** Bookmarks words of the page. */
  async bookmark(words: string): Promise<void> {
    await this.select(words)
    await this.tool('Bookmark')
    await expect(this.bookmarks).toContainText(words.slice(0, 40))
  }

  /** Shows a brief in the pane that has the focus, by a few letters of its title. */
  async openBrief(letters: string): Promise<void> {
    await this.page.keyboard.press('Control+o')
    await this.dialog('Open').getByRole('combobox').fill(letters)
    await this.page.keyboard.press('Enter')
    await expect(this.dialog('Open')).toBeHidden()
    await expect(this.article).toHaveAccessibleName(new RegExp(letters, 'i'))
  }

  /** Runs a command by its name in the palette. */
  async command(title: string): Promise<void> {
    await this.listens()
    await this.page.keyboard.press('Control+k')
    const palette = this.dialog('Command palette')
    await palette.getByRole('combobox').fill(title)
    await expect(palette.getByRole('option', { selected: true })).toContainText(title)
    await this.page.keyboard.press('Enter')
    await expect(palette).toBeHidden()
  }

  /** Sets the first passphrase, as the dialog asks for it. */
  async protect(passphrase: string): Promise<void> {
    await this.command('Passphrase and copies')
    await this.protection.getByRole('button', { name: 'Set a passphrase…' }).click()
    await this.protection.getByLabel('New passphrase').fill(passphrase)
    await this.protection.getByLabel('Repeat the passphrase').fill(passphrase)
    await this.protection.getByRole('checkbox').check()
    await this.protection.getByRole('button', { name: 'Set the passphrase' }).click()
    await expect(this.protection).toContainText('A passphrase protects your notes')
    await this.page.keyboard.press('Escape')
    await expect(this.protection).toBeHidden()
  }

  /** Types the passphrase on the lock screen, and waits for the page. */
  async unlock(passphrase: string): Promise<void> {
    await this.passphrase.fill(passphrase)
    await this.page.getByRole('button', { name: 'Unlock' }).click()
    await this.settle()
  }

  /** Puts a query into the search field, as if pasted, and waits for its answer. */
  async search(query: string): Promise<void> {
    await this.searchField.fill(query)
    await expect(this.searchStatus).toHaveAttribute('aria-busy', 'false')
  }

  /** Goes to a section by the table of contents. */
  async jump(section: string): Promise<void> {
    await this.contents.getByRole('button', { name: section }).click()
  }

  /** Holds once all that was done is on disk. */
  async saved(): Promise<void> {
    await expect(this.saveStatus).toHaveText(/^Saved \d\d:\d\d:\d\d$/)
  }

  /** Scrolls until the words stand a third down the window, wherever they were. */
  async scrollTo(words: string): Promise<void> {
    const { top } = await boxOfWords(this.page, words)
    await this.article.evaluate((article, y) => {
      const scroller = article.closest('[data-scroller]')
      if (scroller) scroller.scrollTop += y - innerHeight / 3
    }, top)
  }

  /** How far the first line of the words stands below the window's top edge, in CSS pixels. */
  async topOf(words: string): Promise<number> {
    return (await boxOfWords(this.page, words)).top
  }

  /** Gives the page the size, in CSS pixels at 100 %, and waits until it has it. */
  async resize(width: number, height: number): Promise<void> {
    await this.app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0], size[1]),
      [width, height] as const,
    )
    await expect.poll(() => this.page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height])
  }

  /** Zooms the whole window (2 = 200 %), as the View menu does. */
  async zoom(factor: number): Promise<void> {
    const width = await this.page.evaluate(() => innerWidth)
    await this.app.evaluate(
      ({ BrowserWindow }, by) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by),
      factor,
    )
    await expect.poll(() => this.page.evaluate(() => innerWidth)).toBe(Math.round(width / factor))
  }

  /** Does what has the page loaded anew, such as a restore, and waits for the new one. */
  async renew(act: () => Promise<unknown>): Promise<void> {
    await this.page.evaluate(() => Object.assign(document.documentElement.dataset, { listens: 'old page' }))
    await act()
    await this.settle()
  }

  /** A document that was just begun does not listen to keys yet; it says so itself once it does. */
  async listens(): Promise<void> {
    await expect(this.page.locator('html[data-listens=""]')).toBeAttached()
  }

  /** Waits for the page, its keys, and its fonts, which decide where the lines break. */
  private async settle(): Promise<void> {
    await this.listens()
    await expect(this.article).toBeVisible()
    await this.page.evaluate(() => document.fonts.ready)
  }
}

/** The tests of the window start with a workbench: a fresh app with the brief on the page. */
export const test = base.extend<{ workbench: Workbench }>({
  workbench: async ({ launch }, use) => use(await Workbench.open(launch)),
})

export { expect }
