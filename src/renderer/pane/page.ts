import type { Range } from '../../shared/brief/range'
import type { Position } from '../../shared/workspace/workspace'
import {
  articleOf,
  firstBelow,
  layOutAround,
  type TextElement,
  textElementAt,
  touchedBy,
} from './text-elements'

// Between the page's DOM and the brief's text. Every passage renders its exact words, no more and no less, inside an
// element with `data-text` = the offset it begins at; so a place in the DOM is a count of characters from there.

/** What is shown of a brief: everything is looked up inside its element. */
type Shown = { element: HTMLElement }

/** The scrolling element that holds the page and its margin, once it is there. */
export function scroller({ element }: Shown): HTMLElement | null {
  return element.querySelector<HTMLElement>('[data-scroller]')
}

/** How far below the scroller's top edge the reading line is, in CSS pixels: what stands there is "where I am". */
export const readingLine = 24

/** The words selected on the page without the blanks around them, or null when there are none. */
export function selectedRange(shown: Shown & { brief: { text: string } }): Range | null {
  const { text } = shown.brief
  const range = rangeOfSelection(shown, document.getSelection())
  if (!range) return null
  const words = text.slice(range.start, range.end)
  const start = range.start + (words.length - words.trimStart().length)
  const end = range.end - (words.length - words.trimEnd().length)
  return start < end ? { start, end } : null
}

/** The range that a DOM selection covers, or null when it covers no text of the page. Ends outside are drawn in. */
function rangeOfSelection(shown: Shown, selection: Selection | null): Range | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const dom = selection.getRangeAt(0)
  const article = pageArticle(shown)
  const touched = article && touchedBy(article, dom)
  if (!touched) return null
  const [first, last] = touched
  const start = offsetIn(first, dom.startContainer, dom.startOffset) ?? first.start
  const end = offsetIn(last, dom.endContainer, dom.endOffset) ?? last.start + lengthOf(last)
  return start < end ? { start, end } : null
}

/** The words of the page, once they are there. */
export function pageArticle(shown: Shown): HTMLElement | null {
  const frame = scroller(shown)
  return frame && articleOf(frame)
}

/** Whether an event happened on the words of the page or among them. */
export function isOnPage(shown: Shown, target: EventTarget | null): boolean {
  return target instanceof Node && pageArticle(shown)?.contains(target) === true
}

/** Draws the end of the selection to the words nearest to a point of the window. */
export function extendSelectionTo(shown: Shown, { x, y }: { x: number; y: number }): void {
  const frame = scroller(shown)?.getBoundingClientRect()
  const column = pageArticle(shown)?.querySelector('[data-text]')?.getBoundingClientRect()
  const selection = document.getSelection()
  if (!frame || !column || !selection?.anchorNode) return
  const inColumn = Math.min(Math.max(x, column.left + 1), column.right - 1)
  const lowest = Math.min(Math.max(y, frame.top + 1), frame.bottom - 1)
  for (let height = lowest; height > frame.top; height -= 8) {
    const caret = document.caretPositionFromPoint(inColumn, height)
    if (!caret?.offsetNode.parentElement?.closest('[data-text]')) continue
    selection.extend(caret.offsetNode, caret.offset)
    return
  }
}

/** The text offset at a DOM point, or null when the point is not inside this element. */
function offsetIn({ words, start }: TextElement, node: Node, offset: number): number | null {
  if (!words.contains(node)) return null
  const before = document.createRange()
  before.setStart(words, 0)
  before.setEnd(node, offset)
  return start + before.toString().length
}

function lengthOf({ words }: TextElement): number {
  return words.textContent.length
}

/** Where a character stands on the screen: the box of its line, in viewport coordinates. */
export function rectAt(shown: Shown, offset: number): DOMRect | null {
  const article = pageArticle(shown)
  const element = article && textElementAt(article, offset)
  return element && rectIn(element, offset)
}

function rectIn(element: TextElement, offset: number): DOMRect {
  const walker = document.createTreeWalker(element.words, NodeFilter.SHOW_TEXT)
  let left = Math.min(offset - element.start, lengthOf(element) - 1)
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
  return element.words.getBoundingClientRect()
}

/** The same, once everything that will stand in the window with it has its real height: before the page is scrolled there. */
function rectToScrollTo(frame: HTMLElement, offset: number): DOMRect | null {
  const article = articleOf(frame)
  const element = article && textElementAt(article, offset)
  if (!element) return null
  layOutAround(frame, element)
  return rectIn(element, offset)
}

/** The first character at the reading line, and how far its line stands from the scroller's top edge. */
export function positionInView(shown: Shown): Position | null {
  const frame = scroller(shown)
  const article = frame && articleOf(frame)
  if (!article) return null
  const top = frame.getBoundingClientRect().top
  const line = top + readingLine
  const element = firstBelow(article, line)
  if (!element) return null
  const offset = firstOffsetBelow(element, line)
  return { offset, shift: rectIn(element, offset).top - top }
}

/** By halving: lines follow each other down the page, so the first character below a height can be searched for. */
function firstOffsetBelow(element: TextElement, height: number): number {
  let low = element.start
  let high = low + lengthOf(element) - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (rectIn(element, middle).bottom > height) high = middle
    else low = middle + 1
  }
  return low
}

/** Scrolls so that the character at `offset` stands `shift` pixels below the top edge again. */
export function scrollToPosition(shown: Shown, { offset, shift }: Position): void {
  const frame = scroller(shown)
  const rect = frame && rectToScrollTo(frame, offset)
  if (!rect) return
  frame.scrollTop += rect.top - frame.getBoundingClientRect().top - shift
}

/** Whether a range's first line is in comfortable view. */
export function isInView(shown: Shown, range: Range): boolean {
  const box = scroller(shown)?.getBoundingClientRect()
  const rect = rectAt(shown, range.start)
  if (!box || !rect) return false
  return rect.top >= box.top + readingLine && rect.bottom <= box.bottom - readingLine * 3
}

/** Scrolls a range into comfortable view; does nothing when it is already there. */
export function reveal(shown: Shown, range: Range): void {
  const frame = scroller(shown)
  const rect = frame && rectToScrollTo(frame, range.start)
  if (!rect || isInView(shown, range)) return
  const box = frame.getBoundingClientRect()
  frame.scrollTop += rect.top - box.top - Math.min(box.height / 4, 160)
}
