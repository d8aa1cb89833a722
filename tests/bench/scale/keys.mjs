// Keys pressed in the app's window, each until what it asks for is seen; milliseconds.
import { setTimeout as pause } from 'node:timers/promises'
import { evaluate, press } from '../window.mjs'

/** @typedef {import('../window.mjs').Ask} Ask */

/**
 * Measured inside the page, from the time at which the browser took the key to the frame after the one that shows what
 * was asked for: up to one frame (16.7 ms) too high, never too low. `tasks` are those that blocked for over 50 ms.
 */
const watch = `(() => {
  let pressed = 0
  addEventListener('keydown', (event) => { pressed = event.timeStamp }, true)
  globalThis.tasks = []
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration)
  }).observe({ type: 'longtask' })
  globalThis.untilSeen = (isSeen) => new Promise((resolve, reject) => {
    const deadline = performance.now() + 60_000
    const look = () => {
      if (performance.now() > deadline) reject(new Error('nothing came of ' + isSeen))
      else if (pressed > 0 && isSeen()) requestAnimationFrame(() => {
        resolve(performance.now() - pressed)
        pressed = 0
      })
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
})()`

const current = `document.querySelector('main [data-current]')`

/** What each key shows: an expression that is remembered before, and one that is true once the key has done its work. */
const effects = {
  j: { before: `${current}?.dataset.passage`, isSeen: `${current} && ${current}.dataset.passage !== before` },
  n: { before: `0`, isSeen: `document.activeElement.matches('[aria-label="Note text"]')` },
  Escape: { before: `0`, isSeen: `!document.querySelector('[aria-label="Note text"]')` },
  notes: { before: `0`, isSeen: `document.querySelector('#left-column [data-note]')` },
  contents: { before: `0`, isSeen: `document.querySelector('nav[aria-label=Contents]')` },
  letter: {
    before: `document.activeElement.value.length`,
    isSeen: `document.activeElement.value.length > before`,
  },
  search: {
    before: `0`,
    isSeen: `document.querySelector('[role=listbox]')?.getAttribute('aria-busy') !== 'true'`,
  },
  h: { before: `${current}?.innerHTML`, isSeen: `${current}?.innerHTML !== before` },
  b: {
    before: `${current}?.querySelector('[aria-pressed]')?.ariaPressed`,
    isSeen: `${current}?.querySelector('[aria-pressed]')?.ariaPressed !== before`,
  },
}

/** Begins to watch; before anything is pressed. */
export function watchKeys(/** @type {Ask} */ ask) {
  return evaluate(ask, watch)
}

/** The longest task since it was last asked, in milliseconds; 0 where none was longer than 50. */
export function longestTask(/** @type {Ask} */ ask) {
  return evaluate(ask, `Math.max(0, ...tasks.splice(0))`)
}

async function timed(
  /** @type {Ask} */ ask,
  /** @type {keyof typeof effects} */ effect,
  /** @type {() => Promise<unknown>} */ act,
) {
  const { before, isSeen } = effects[effect]
  await pause(120 + Math.random() * 17) // keys come at any moment of a frame, and one at a time
  await evaluate(ask, `(() => { const before = ${before}; globalThis.seen = untilSeen(() => ${isSeen}) })()`)
  await act()
  return evaluate(ask, 'seen')
}

const command = async (/** @type {Ask} */ ask, /** @type {string} */ key, modifiers = 2) => {
  const given = { key, code: `Digit${key}`, windowsVirtualKeyCode: key.charCodeAt(0), modifiers }
  await ask('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...given })
  await ask('Input.dispatchKeyEvent', { type: 'keyUp', ...given })
}

async function leave(/** @type {Ask} */ ask) {
  const given = { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 }
  await ask('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...given })
  await ask('Input.dispatchKeyEvent', { type: 'keyUp', ...given })
}

/** Steps, writes a note, marks, bookmarks and shows the notes, `turns` times over; the times by what was pressed. */
export async function pressKeys(/** @type {Ask} */ ask, /** @type {number} */ turns) {
  /** @type {Record<string, number[]>} */
  const times = { j: [], n: [], letter: [], escape: [], notes: [], h: [], b: [] }
  const take = async (
    /** @type {string} */ name,
    /** @type {keyof typeof effects} */ effect,
    /** @type {() => Promise<unknown>} */ act,
  ) => times[name]?.push(await timed(ask, effect, act))
  for (let turn = 0; turn < turns; turn += 1) {
    for (let step = 0; step < 4; step += 1) await take('j', 'j', () => press(ask, 'j'))
    await take('n', 'n', () => press(ask, 'n'))
    for (const letter of 'cable') await take('letter', 'letter', () => press(ask, letter))
    await take('escape', 'Escape', () => leave(ask))
    await take('h', 'h', () => press(ask, 'h'))
    await take('b', 'b', () => press(ask, 'b'))
    await take('notes', 'notes', () => command(ask, '2'))
    await timed(ask, 'contents', () => command(ask, '1'))
  }
  return times
}

const phrases = ['nuclear alliance', 'beligerent stats', 'drone leaflets', 'xylophone']

/** Types phrases into the Search field, letter by letter; the times of the letters. */
export async function searchFor(/** @type {Ask} */ ask, /** @type {number} */ turns) {
  const times = []
  const field = `document.querySelector('input[type=search]')`
  for (let turn = 0; turn < turns; turn += 1)
    for (const phrase of phrases) {
      await evaluate(ask, `${field}.focus()`)
      for (const letter of phrase) times.push(await timed(ask, 'search', () => press(ask, letter)))
      await leave(ask)
      await pause(200)
      await evaluate(ask, `${field}.blur()`)
    }
  return times
}

/** Turns the wheel over the page, down and up; the times between frames. */
export async function scroll(/** @type {Ask} */ ask) {
  await evaluate(
    ask,
    `(() => {
      globalThis.frames = []
      let last = 0
      const note = (now) => {
        if (last > 0) frames.push(now - last)
        last = now
        globalThis.noting = requestAnimationFrame(note)
      }
      requestAnimationFrame(note)
    })()`,
  )
  for (const [deltaY, count] of [
    [300, 60],
    [-300, 40],
    [1500, 40],
    [-3000, 40],
  ])
    for (let turn = 0; turn < (count ?? 0); turn += 1) {
      await ask('Input.dispatchMouseEvent', { type: 'mouseWheel', x: 600, y: 450, deltaX: 0, deltaY })
      await pause(30)
    }
  return evaluate(ask, `cancelAnimationFrame(noting), frames`)
}
