/**
 * The three pages the window can show, by their addresses. That the lock page has a host of its own is what makes
 * Chromium give it a process of its own: the one that held the notes ends.
 */
export const pages = {
  workbench: 'app://carrel/',
  lock: 'app://lock/',
  /** Where a page ends that stops again and again. */
  stopped: 'app://carrel/stopped.html',
} as const
export type PageName = keyof typeof pages

/** Which page stands at exactly this address, or null. */
export function pageAt(url: string): PageName | null {
  const names = Object.keys(pages) as PageName[]
  return names.find((name) => pages[name] === url) ?? null
}

/** The two hosts whose files are served, and whose pages are answered. */
export type Host = 'workbench' | 'lock'

/** The host of an address, or null when it is not one of Carrel's own. */
export function hostOf(url: string): Host | null {
  if (url.startsWith(pages.workbench)) return 'workbench'
  return url.startsWith(pages.lock) ? 'lock' : null
}

/** Whether a page may go there by itself: to where it is, which is loading it anew, and from the plain page back. */
export function mayGo(from: string, to: string): boolean {
  if (pageAt(to) === null) return false
  return to === from || (from === pages.stopped && to === pages.workbench)
}
