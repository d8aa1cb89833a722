/**
 * The elements of a page in the order of its text. Each passage is a child of the page's article and its last child holds
 * its words, in `data-text` the offset they begin at: so an offset is found by halving, without asking the document.
 */
export type TextElement = { passage: HTMLElement; words: HTMLElement; start: number }

/** The article that holds the passages of the page in this scrolling element, once it is there. */
export function articleOf(frame: HTMLElement): HTMLElement | null {
  return frame.querySelector<HTMLElement>('[data-page] > article')
}

/** The element that holds the text at `offset`, else the first; null while there is none. */
export function textElementAt(article: HTMLElement, offset: number): TextElement | null {
  return elementOf(article.children[indexAt(article, offset)])
}

/** The first element whose lower edge is below a height in viewport pixels, else the last; null while there is none. */
export function firstBelow(article: HTMLElement, height: number): TextElement | null {
  const { children } = article
  const isBelow = (index: number) => (children[index]?.getBoundingClientRect().bottom ?? 0) > height
  return elementOf(children[Math.min(firstThat(children.length, isBelow), children.length - 1)])
}

/** The first and the last element that a DOM range reaches into, or null when it is outside of the page's words. */
export function touchedBy(article: HTMLElement, range: Range): [TextElement, TextElement] | null {
  const { children } = article
  const isReached = (index: number) => side(range, children[index], 'end') >= 0
  const isPast = (index: number) => side(range, children[index], 'start') > 0
  const first = elementOf(children[firstThat(children.length, isReached)])
  const last = elementOf(children[firstThat(children.length, isPast) - 1])
  return first && last && first.start <= last.start ? [first, last] : null
}

/** -1 where an edge of a passage's words stands before a range, 0 within it, 1 after it. */
function side(range: Range, passage: Element | undefined, edge: 'start' | 'end'): number {
  const words = passage?.lastElementChild
  return words ? range.comparePoint(words, edge === 'start' ? 0 : words.childNodes.length) : 1
}

/** A passage in viewport pixels, and the offsets it reaches over. */
export type PassageBox = { top: number; height: number; start: number; length: number }

/** Measures passages by the offsets in them, each once: for many offsets of one moment. */
export function passageBoxes(article: HTMLElement): (offset: number) => PassageBox {
  const { children } = article
  const known = new Map<number, PassageBox>()
  let last: PassageBox = { top: 0, height: 0, start: 0, length: 0 }
  return (offset) => {
    if (offset >= last.start && offset < last.start + last.length) return last
    const index = indexAt(article, offset)
    const before = known.get(index)
    if (before) return before
    const { top = 0, height = 0 } = children[index]?.getBoundingClientRect() ?? {}
    const start = startOf(children[index])
    const box = { top, height, start, length: Math.max(1, startOf(children[index + 1]) - start) }
    known.set(index, box)
    last = box
    return box
  }
}

/** How far below its passage's top an offset stands, as if the lines were even: right to a line or two. */
export function aboutHowLow({ height, start, length }: PassageBox, offset: number): number {
  return height * Math.max(0, Math.min(1, (offset - start) / length))
}

function indexAt({ children }: HTMLElement, offset: number): number {
  const isAfter = (index: number) => startOf(children[index]) > offset
  return Math.max(0, firstThat(children.length, isAfter) - 1)
}

function elementOf(passage: Element | undefined): TextElement | null {
  const words = passage?.lastElementChild
  if (!(passage instanceof HTMLElement) || !(words instanceof HTMLElement)) return null
  return { passage, words, start: startOf(passage) }
}

function startOf(passage: Element | undefined): number {
  const words = passage?.lastElementChild
  return words instanceof HTMLElement ? Number(words.dataset.text) : 0
}

/** The first of `count` indexes for which `holds`, which goes on to hold for all after it; `count` if there is none. */
function firstThat(count: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

const atOnce = 12 // passages between two looks at their heights
const real = new WeakMap<HTMLElement, HTMLElement[]>()

/**
 * Gives the passages around one their real heights, a window's height up and down: far from the view Chromium only
 * guesses them (`content-visibility: auto`), and where a guess is corrected later the lines move. Those that were made
 * real before go back to guessing, by then from the height they had.
 */
export function layOutAround(frame: HTMLElement, { passage }: TextElement): void {
  const before = real.get(frame) ?? []
  const now = [
    ...realise(frame, passage, 'previousElementSibling'),
    ...realise(frame, passage, 'nextElementSibling'),
  ]
  const kept = new Set(now)
  for (const each of before) if (!kept.has(each)) delete each.dataset.real
  real.set(frame, now)
}

function realise(
  frame: HTMLElement,
  from: HTMLElement,
  towards: 'previousElementSibling' | 'nextElementSibling',
): HTMLElement[] {
  const made: HTMLElement[] = []
  let edge: Element | null = from
  while (edge && distance(from, edge) < frame.clientHeight) {
    for (let count = 0; edge && count < atOnce; count += 1) {
      if (edge instanceof HTMLElement && isGuessed(edge)) {
        edge.dataset.real = ''
        made.push(edge)
      }
      edge = edge[towards]
    }
  }
  return made
}

/** Whether its height is a guess, or would be but for us. */
function isGuessed(passage: HTMLElement): boolean {
  return (
    passage.dataset.real !== undefined ||
    !passage.firstElementChild?.checkVisibility({ contentVisibilityAuto: true })
  )
}

function distance(from: HTMLElement, to: Element): number {
  return Math.abs(to.getBoundingClientRect().top - from.getBoundingClientRect().top)
}
