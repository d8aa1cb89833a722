import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import type { Annotation } from '../../src/shared/annotation'
import { Workspace } from '../../src/shared/workspace'
import { test as base, expect } from './fixtures'

/** What the disk has this moment, read as strictly as the app reads it. */
export async function workspaceIn(userData: string): Promise<Workspace> {
  return Workspace.parse(JSON.parse(await readFile(join(userData, 'store', 'workspace.json'), 'utf8')))
}

/** The annotations of one kind that the disk has, in their order. */
export async function annotationsIn<K extends Annotation['kind']>(
  userData: string,
  kind: K,
): Promise<Extract<Annotation, { kind: K }>[]> {
  const { annotations } = await workspaceIn(userData)
  return annotations.filter((each): each is Extract<Annotation, { kind: K }> => each.kind === kind)
}

/** A point of the window, in CSS pixels. */
export type Point = { x: number; y: number }

/** Where the first letter of `from` begins and the last of `to` ends, once both are in view. */
async function edgesOf(page: Page, words: { from: string; to: string }): Promise<{ start: Point; end: Point }> {
  await expect(page.getByRole('main').getByRole('article')).toContainText(words.from)
  return page.evaluate(async ({ from, to }) => {
    await document.fonts.ready
    const letters = (phrase: string) => {
      const found = [...document.querySelectorAll<HTMLElement>('main [data-text]')]
        .map((element) => ({ element, at: element.textContent.indexOf(phrase) }))
        .find(({ at }) => at >= 0)
      if (!found) throw new Error(`the page does not say “${phrase}”`)
      return { ...found, last: found.at + phrase.length - 1 }
    }
    const boxOf = (element: HTMLElement, index: number) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      let left = index
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.textContent?.length ?? 0
        if (left < length) {
          const range = document.createRange()
          range.setStart(node, left)
          range.setEnd(node, left + 1)
          return range.getBoundingClientRect()
        }
        left -= length
      }
      throw new Error('no such letter')
    }
    const first = letters(from)
    const last = letters(to)
    const scroller = document.querySelector('[data-scroller]')
    if (scroller) scroller.scrollTop += boxOf(first.element, first.at).top - innerHeight / 3
    const begin = boxOf(first.element, first.at)
    const end = boxOf(last.element, last.last)
    return {
      start: { x: begin.left + 0.5, y: begin.top + begin.height / 2 },
      end: { x: end.right - 0.5, y: end.top + end.height / 2 },
    }
  }, words)
}

/** The page as somebody who annotates it sees and handles it. */
export class Desk {
  readonly text: Locator
  readonly toolbar: Locator
  readonly editor: Locator
  readonly tags: Locator
  readonly notes: Locator
  readonly bookmarks: Locator
  readonly saveStatus: Locator
  readonly search: Locator

  constructor(readonly page: Page) {
    this.text = page.getByRole('main').getByRole('article')
    this.toolbar = page.getByRole('toolbar', { name: 'Selection' })
    this.editor = page.getByRole('textbox', { name: 'Note text' })
    this.tags = page.getByRole('textbox', { name: 'Tags' })
    this.notes = page.getByRole('list', { name: 'Notes' })
    this.bookmarks = page.getByRole('list', { name: 'Bookmarks' })
    this.saveStatus = page.getByRole('status', { name: 'Save status' })
    this.search = page.getByRole('searchbox', { name: 'Search' })
  }

  /** Drags the mouse from the first letter of `from` to the last of `to`. */
  async select(from: string, to = from): Promise<void> {
    const { start, end } = await edgesOf(this.page, { from, to })
    await this.drag(start, end)
  }

  /** Drags the mouse from the first letter of the words to a point of the window beside, above or below them. */
  async selectTowards(words: string, pointFrom: (end: Point) => Point): Promise<void> {
    const { start, end } = await edgesOf(this.page, { from: words, to: words })
    await this.drag(start, pointFrom(end))
  }

  /** Clicks between two letters: a selection of nothing. */
  async clickInto(words: string): Promise<void> {
    const { start } = await edgesOf(this.page, { from: words, to: words })
    await this.page.mouse.click(start.x, start.y)
  }

  private async drag(from: Point, to: Point): Promise<void> {
    const { mouse } = this.page
    await mouse.move(from.x, from.y)
    await mouse.down()
    await mouse.move(to.x, to.y, { steps: 5 })
    await mouse.up()
  }

  /** A button of the tools that stand by the selection. */
  tool(name: string): Locator {
    return this.toolbar.getByRole('button', { name, exact: true })
  }

  /** Writes a note on the words and leaves the editor; it is on disk then. */
  async note(words: string, text: string): Promise<void> {
    await this.select(words)
    await this.tool('Note').click()
    await this.editor.fill(text)
    await this.page.keyboard.press('Escape')
    await expect(this.editor).toBeHidden()
    await expect(this.saveStatus).toHaveText(/^Saved/)
  }

  async highlight(words: string, colour = 'yellow'): Promise<void> {
    await this.select(words)
    await this.tool(`In ${colour}`).click()
    await expect(this.marks(words)).toHaveAttribute('data-colour', colour)
  }

  async bookmark(words: string): Promise<void> {
    await this.select(words)
    await this.tool('Bookmark').click()
    await expect(this.bookmarks).toContainText(words.slice(0, 40))
  }

  /** The painted pieces of the page that hold the words. */
  marks(words: string): Locator {
    return this.text.locator('mark', { hasText: words })
  }

  /** The cards of the notes that say so. */
  cards(text: string | RegExp): Locator {
    return this.page.getByRole('article', { name: 'Note', exact: true }).filter({ hasText: text })
  }

  /** All words of the page, as they stand in it. */
  async words(): Promise<string> {
    return (await this.text.locator('[data-text]').allTextContents()).join('\n')
  }
}

/** The tests of annotating start with a desk: the page of a fresh app. */
export const test = base.extend<{ desk: Desk }>({
  desk: async ({ page }, use) => use(new Desk(page)),
})

export { expect }
