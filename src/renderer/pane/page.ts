import type { Range } from '../../shared/brief/range'
import type { Position } from '../../shared/workspace/workspace'

/**
 * Between the page's DOM and the brief's text. Every passage renders its exact words, no more and no less, inside an
 * element with `data-text` = the offset it begins at; so a place in the DOM is a count of characters from there.
 */
const textSelector = '[data-text]'

/** The scrolling element that holds the page and its margin, once it is there. */
export function scroller(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-scroller]')
}

/** How far below the scroller's top edge the reading line is, in CSS pixels: what stands there is "where I am". */
export const readingLine = 24

/** The words selected on the page without the blanks around them, or null when there are none. */
export function selectedRange({ text }: { text: string }): Range | null {
  const range = rangeOfSelection(document.getSelection())
  if (!range) return null
  const words = text.slice(range.start, range.end)
  const start = range.start + (words.length - words.trimStart().length)
  const end = range.end - (words.length - words.trimEnd().length)
  return start < end ? { start, end } : null
}

/** The range that a DOM selection covers, or null when it covers no text of the page. Ends outside are drawn in. */
function rangeOfSelection(selection: Selection | null): Range | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const dom = selection.getRangeAt(0)
  const touched = [...document.querySelectorAll<HTMLElement>(textSelector)].filter((element) =>
    dom.intersectsNode(element),
  )
  const first = touched[0]
  const last = touched.at(-1)
  if (!first || !last) return null
  const start = offsetIn(first, dom.startContainer, dom.startOffset) ?? begin(first)
  const end = offsetIn(last, dom.endContainer, dom.endOffset) ?? begin(last) + lengthOf(last)
  return start < end ? { start, end } : null
}

/** Whether an event happened on the words of the page or among them. */
export function isOnPage(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('main article') !== null
}

/** Draws the end of the selection to the words nearest to a point of the window. */
export function extendSelectionTo(x: number, y: number): void {
  const frame = scroller()?.getBoundingClientRect()
  const column = document.querySelector(textSelector)?.getBoundingClientRect()
  const selection = document.getSelection()
  if (!frame || !column || !selection?.anchorNode) return
  const inColumn = Math.min(Math.max(x, column.left + 1), column.right - 1)
  const lowest = Math.min(Math.max(y, frame.top + 1), frame.bottom - 1)
  for (let height = lowest; height > frame.top; height -= 8) {
    const caret = document.caretPositionFromPoint(inColumn, height)
    if (!caret?.offsetNode.parentElement?.closest(textSelector)) continue
    selection.extend(caret.offsetNode, caret.offset)
    return
  }
}

/** The text offset at a DOM point, or null when the point is not inside this element. */
function offsetIn(element: HTMLElement, node: Node, offset: number): number | null {
  if (!element.contains(node)) return null
  const before = document.createRange()
  before.setStart(element, 0)
  before.setEnd(node, offset)
  return begin(element) + before.toString().length
}

function begin(element: HTMLElement): number {
  return Number(element.dataset.text)
}

function lengthOf(element: HTMLElement): number {
  return element.textContent.length
}

/** The element that holds the text at `offset` (or the nearest before it). */
function textElementAt(offset: number): HTMLElement | null {
  return (
    [...document.querySelectorAll<HTMLElement>(textSelector)].findLast(
      (element) => begin(element) <= offset,
    ) ?? null
  )
}

/** Where a character stands on the screen: the box of its line, in viewport coordinates. */
export function rectAt(offset: number): DOMRect | null {
  const element = textElementAt(offset)
  if (!element) return null
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let left = Math.min(offset - begin(element), lengthOf(element) - 1)
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
  return element.getBoundingClientRect()
}

/** The first character at the reading line, and how far its line stands from the scroller's top edge. */
export function positionInView(): Position | null {
  const frame = scroller()
  if (!frame) return null
  const top = frame.getBoundingClientRect().top
  const line = top + readingLine
  const elements = [...document.querySelectorAll<HTMLElement>(textSelector)]
  const element =
    elements.find((candidate) => candidate.getBoundingClientRect().bottom > line) ?? elements.at(-1)
  if (!element) return null
  const offset = firstOffsetBelow(element, line)
  const rect = rectAt(offset)
  return rect && { offset, shift: rect.top - top }
}

/** By halving: lines follow each other down the page, so the first character below a height can be searched for. */
function firstOffsetBelow(element: HTMLElement, height: number): number {
  let low = begin(element)
  let high = low + lengthOf(element) - 1
  while (low < high) {
    const middle = (low + high) >> 1
    const rect = rectAt(middle)
    if (rect && rect.bottom > height) high = middle
    else low = middle + 1
  }
  return low
}

/** Scrolls so that the character at `offset` stands `shift` pixels below the top edge again. */
export function scrollToPosition({ offset, shift }: Position): void {
  const frame = scroller()
  const rect = rectAt(offset)
  if (!frame || !rect) return
  frame.scrollTop += rect.top - frame.getBoundingClientRect().top - shift
}

/** Whether a range's first line is in comfortable view. */
export function isInView(range: Range): boolean {
  const box = scroller()?.getBoundingClientRect()
  const rect = rectAt(range.start)
  if (!box || !rect) return false
  return rect.top >= box.top + readingLine && rect.bottom <= box.bottom - readingLine * 3
}

/** Scrolls a range into comfortable view; does nothing when it is already there. */
export function reveal(range: Range): void {
  const frame = scroller()
  const rect = rectAt(range.start)
  if (!frame || !rect || isInView(range)) return
  const box = frame.getBoundingClientRect()
  frame.scrollTop += rect.top - box.top - Math.min(box.height / 4, 160)
}
