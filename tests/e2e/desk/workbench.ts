import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { test as base, expect, type Launched } from './fixtures'
import { boxOfWords } from './words'

/** The app as the person at the desk sees and handles it: by role and name, as design and help promise them. */
export class Workbench {
  private constructor(
    private launched: Launched,
    private readonly launch: () => Promise<Launched>,
  ) {}

  /** Starts the app and waits for the page and its fonts, which decide where the lines break. */
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
  get article(): Locator {
    return this.page.getByRole('main').getByRole('article')
  }
  get searchField(): Locator {
    return this.page.getByRole('searchbox', { name: 'Search' })
  }
  get searchStatus(): Locator {
    return this.page.getByRole('status', { name: 'Search status' })
  }
  get resultList(): Locator {
    return this.page.getByRole('listbox', { name: 'Search results' })
  }
  get results(): Locator {
    return this.resultList.getByRole('option')
  }
  /** The result that Enter would open. */
  get chosen(): Locator {
    return this.resultList.getByRole('option', { selected: true })
  }
  get contents(): Locator {
    return this.page.getByRole('navigation', { name: 'Contents' })
  }
  get toolbar(): Locator {
    return this.page.getByRole('toolbar', { name: 'Selection' })
  }
  get noteText(): Locator {
    return this.page.getByRole('textbox', { name: 'Note text' })
  }
  get tags(): Locator {
    return this.page.getByRole('textbox', { name: 'Tags' })
  }
  get notes(): Locator {
    return this.page.getByRole('list', { name: 'Notes' })
  }
  get bookmarks(): Locator {
    return this.page.getByRole('list', { name: 'Bookmarks' })
  }
  get trash(): Locator {
    return this.page.getByRole('list', { name: 'Trash' })
  }
  /** What is said in passing, at the foot of the window. */
  get messages(): Locator {
    return this.page.getByRole('log', { name: 'Messages' })
  }
  /** All that there is while a passphrase keeps the store shut. */
  get lockScreen(): Locator {
    return this.page.getByRole('main').filter({ has: this.page.getByRole('button', { name: 'Unlock' }) })
  }
  get passphrase(): Locator {
    return this.lockScreen.getByLabel('Passphrase', { exact: true })
  }
  get protection(): Locator {
    return this.dialog('Passphrase and copies')
  }
  get statusLine(): Locator {
    return this.page.getByRole('contentinfo')
  }
  get saveStatus(): Locator {
    return this.page.getByRole('status', { name: 'Save status' })
  }

  /** A numbered passage (¶1 …), or one named by its id: `title`, `heading-2`. */
  passage(number: number | string): Locator {
    return this.article.locator(`[data-passage="${typeof number === 'number' ? `p${number}` : number}"]`)
  }

  /** The passage that the keys act on. */
  get currentPassage(): Locator {
    return this.article.locator('[data-current]')
  }

  /** The painted pieces of the page with these words in them. */
  mark(words: string): Locator {
    return this.article.locator('mark', { hasText: words })
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name })
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

  /** Presses a button of the selection's own tools: "Highlight", "Note", "In green". */
  async tool(name: string): Promise<void> {
    await this.toolbar.getByRole('button', { name, exact: true }).click()
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

  /** Runs a command by its name in the palette. */
  async command(title: string): Promise<void> {
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

  /** Puts a query into the search field, as if pasted. */
  async search(query: string): Promise<void> {
    await this.searchField.fill(query)
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
    await this.page.locator('[data-scroller]').evaluate((scroller, y) => {
      scroller.scrollTop += y - innerHeight / 3
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

  private async settle(): Promise<void> {
    await expect(this.article).toBeVisible()
    await this.page.evaluate(() => document.fonts.ready)
  }
}

/** The tests of the window start with a workbench: a fresh app with the brief on the page. */
export const test = base.extend<{ workbench: Workbench }>({
  workbench: async ({ launch }, use) => use(await Workbench.open(launch)),
})

export { expect }
