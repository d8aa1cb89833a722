import type { Locator, Page } from '@playwright/test'

/** What there is to be seen in the window, by role and name, as design and help promise them. */
export abstract class Parts {
  abstract get page(): Page

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
  /** Every page that is shown. */
  get panes(): Locator {
    return this.page.getByRole('region')
  }
  /** A pane by the name of its brief, with its place where both show the same. */
  pane(name: string | RegExp): Locator {
    return this.page.getByRole('region', { name, exact: true })
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
}
