import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'

/** A list of which only the rows near the view are built. Lengths are CSS pixels; tops count from the list's own top. */
export type Windowed = {
  list: RefObject<HTMLElement | null>
  keys: readonly string[]
  /** About how high a row is that was never built. */
  guess: (index: number) => number
  /** Where each row stands, given how high they are: none above the one before it. */
  place: (heights: readonly number[], list: HTMLElement) => number[]
  /** The element that scrolls the list. */
  frameOf: (list: HTMLElement) => HTMLElement | null
  /** What else moves the rows when its size changes. */
  watched?: (list: HTMLElement) => HTMLElement | null
  /** Rows that are built wherever they stand: the one that is written in, the one that has the keys. */
  kept: readonly (string | null | undefined)[]
}

/** So many rows are all built, wherever they stand. */
const few = 50

/** Half-open: the rows from one index to another. */
type View = { from: number; to: number }

/**
 * The indexes of the rows to build, in order: those less than half a window's height from the view, and the kept ones;
 * all of them where there are few. Each
 * must be an `<li data-key>` of the list, and is moved to its place by `--top`; `--extent` is the height of them all.
 */
export function useWindowed(given: Windowed): number[] {
  const [view, setView] = useState<View>({ from: 0, to: 0 })
  const [rows] = useState(() => new Rows(setView))
  useLayoutEffect(() => rows.stand(given))
  useEffect(() => rows.follow(), [rows])
  const { keys, kept } = given
  const indexes = new Set(kept.map((key) => (key ? keys.indexOf(key) : -1)))
  const { from, to } = keys.length <= few ? { from: 0, to: keys.length } : view
  for (let index = from; index < Math.min(to, keys.length); index += 1) indexes.add(index)
  indexes.delete(-1)
  return [...indexes].sort((a, b) => a - b)
}

/** Where the rows stand; `show` is told which ones are to be built, whenever those that are do not reach far enough. */
class Rows {
  private readonly heights = new Map<string, number>()
  private readonly observed = new Set<Element>()
  private readonly sizes = new ResizeObserver(() => this.given && this.stand(this.given))
  private given: Windowed | null = null
  private tops: number[] = []
  private bottoms: number[] = []
  private shown: View = { from: 0, to: 0 }

  constructor(private readonly show: (view: View) => void) {}

  /** Measures the rows that are built, and puts them where they belong. */
  stand(given: Windowed): void {
    this.given = given
    const list = given.list.current
    if (!list) return
    const built = [...list.children].filter((row) => row instanceof HTMLElement)
    for (const row of built) this.heights.set(row.dataset.key ?? '', row.offsetHeight)
    const heights = given.keys.map((key, index) => this.heights.get(key) ?? given.guess(index))
    const tops = given.place(heights, list)
    this.tops = tops
    this.bottoms = tops.map((top, index) => top + (heights[index] ?? 0))
    this.slide(given, list)
    for (const row of built)
      row.style.setProperty('--top', `${tops[given.keys.indexOf(row.dataset.key ?? '')] ?? 0}px`)
    list.style.setProperty('--extent', `${this.bottoms.at(-1) ?? 0}px`)
    this.observe([...built, given.frameOf(list), given.watched?.(list) ?? null])
  }

  /** A quarter of a window's height more than is in view must be there; if it is not, half of one is asked for. */
  private slide({ frameOf }: Windowed, list: HTMLElement): void {
    const box = frameOf(list)?.getBoundingClientRect()
    if (!box) return
    const top = box.top - list.getBoundingClientRect().top
    const needed = this.within(top - box.height / 4, top + box.height * 1.25)
    if (needed.from >= needed.to || (needed.from >= this.shown.from && needed.to <= this.shown.to)) return
    this.shown = this.within(top - box.height / 2, top + box.height * 1.5)
    this.show(this.shown)
  }

  private within(from: number, to: number): View {
    const first = this.bottoms.findIndex((bottom) => bottom > from)
    const past = this.tops.findIndex((top) => top > to)
    return { from: first < 0 ? this.tops.length : first, to: past < 0 ? this.tops.length : past }
  }

  private observe(wanted: (Element | null)[]): void {
    const now = new Set(wanted.filter((element) => element !== null))
    for (const element of this.observed) if (!now.has(element)) this.sizes.unobserve(element)
    for (const element of now) if (!this.observed.has(element)) this.sizes.observe(element)
    this.observed.clear()
    for (const element of now) this.observed.add(element)
  }

  /** Follows the scrolling; returns the function that stops it, and the following of sizes. */
  follow(): () => void {
    const scrolled = ({ target }: Event) => {
      const list = this.given?.list.current
      if (this.given && list && target === this.given.frameOf(list)) this.slide(this.given, list)
    }
    document.addEventListener('scroll', scrolled, { capture: true, passive: true })
    return () => {
      document.removeEventListener('scroll', scrolled, { capture: true })
      this.sizes.disconnect()
      this.observed.clear()
    }
  }
}

/** The tops of rows that follow one another with a gap. */
export function oneAfterAnother(heights: readonly number[], gap: number): number[] {
  let taken = 0
  return heights.map((height) => {
    const top = taken
    taken += height + gap
    return top
  })
}
