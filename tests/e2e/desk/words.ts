import type { Page } from '@playwright/test'

/** Where words stand in the window, in CSS pixels: their first letter's edges, and the end of their last. */
export type WordsBox = { left: number; top: number; middle: number; right: number; lastMiddle: number }

/** Where the first occurrence of the words on the page stands, once it stands still. Throws when the page does not say them. */
export function boxOfWords(page: Page, words: string): Promise<WordsBox> {
  return page.evaluate(async (phrase) => {
    const blocks = [...document.querySelectorAll<HTMLElement>('main:not([role]) [data-text]')]
    const block = blocks.find((element) => element.textContent.includes(phrase))
    if (!block) throw new Error(`the page does not say “${phrase}”`)
    const boxOfLetter = (index: number) => {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
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
      throw new Error('words have letters')
    }
    const at = block.textContent.indexOf(phrase)
    const measure = () => [boxOfLetter(at), boxOfLetter(at + phrase.length - 1)] as const
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    let [first, last] = measure()
    for (let isMoving = true; isMoving; ) {
      for (const _ of [1, 2]) await nextFrame()
      const [start, end] = measure()
      isMoving = JSON.stringify([start, end]) !== JSON.stringify([first, last])
      first = start
      last = end
    }
    return {
      left: first.left,
      top: first.top,
      middle: first.top + first.height / 2,
      right: last.right,
      lastMiddle: last.top + last.height / 2,
    }
  }, words)
}
