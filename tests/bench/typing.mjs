// From a key in the Search field to the results on the screen, in the real app, letter by letter.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { devtools } from './devtools.mjs'
import { seeded } from './search/library.mjs'
import { end, evaluate, openPage, press, start, summarise } from './window.mjs'

/** How many notes there are besides the brief: none, some that the page searches itself, many for a worker. */
const amounts = [0, 250, 10_000]

/** What an analyst may type: right, half-remembered, misspelt, exact, and in vain. */
const phrases = [
  'nuclear alliance',
  'nucler aliance',
  'two belligerent states',
  'beligerent stats doctrin',
  '"genuine alliance"',
  'drone leaflets',
  'Kim Jong Un revolution',
  'tactical weapons redeploy',
  'militray satelites',
  'xylophone quartet',
]

/**
 * Measured inside the page. `keydown` carries the time at which the browser took the key; the first animation frame
 * after the letter is drawn with the results, and when the second begins the first has been handed to the screen.
 * So each figure is from the key to the frame after its picture: up to one frame (16.7 ms) too high, never too low.
 * Results that come later, from a worker, are waited for.
 */
const watch = `(() => {
  const field = document.querySelector('input[type=search]')
  field.focus()
  globalThis.delays = []
  let pressed = 0
  field.addEventListener('keydown', (event) => { pressed = event.timeStamp }, true)
  field.addEventListener('input', () => {
    const from = pressed
    const busy = () => document.querySelector('[role=listbox]')?.getAttribute('aria-busy') === 'true'
    const drawn = () => requestAnimationFrame(busy() ? drawn : () => delays.push(performance.now() - from))
    requestAnimationFrame(drawn)
  })
  return document.activeElement === field
})()`

/** Resolves to the delays once there are as many as letters were typed. */
const delays = (/** @type {number} */ count) => `new Promise((resolve) => {
  const look = () => delays.length >= ${count} ? resolve(delays) : requestAnimationFrame(look)
  look()
})`

/** Types a phrase into the empty field, each letter once the one before is on the screen; the delays in ms. */
async function typePhrase(/** @type {Ask} */ ask, /** @type {string} */ phrase) {
  await evaluate(ask, 'delays.length = 0')
  for (const [index, letter] of [...phrase].entries()) {
    await pause((index * 7) % 17) // keys come at any moment of a frame, not only at its beginning
    await press(ask, letter)
    await evaluate(ask, delays(index + 1))
  }
  const found = await evaluate(ask, delays(phrase.length))
  const typed = await evaluate(ask, `document.querySelector('input[type=search]').value`)
  if (typed !== phrase) throw new Error(`the field says “${typed}” instead of “${phrase}”`)
  await evaluate(ask, `document.querySelector('input[type=search]').select()`)
  await ask('Input.dispatchKeyEvent', {
    type: 'keyDown',
    key: 'Backspace',
    code: 'Backspace',
    windowsVirtualKeyCode: 8,
  })
  await ask('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Backspace' })
  await evaluate(ask, delays(phrase.length + 1))
  return /** @type {number[]} */ (found)
}

/** Notes of fifty words of the brief each, in the one file that an earlier Carrel left: the app takes them over. */
function plantNotes(/** @type {string} */ userData, /** @type {string} */ root, /** @type {number} */ count) {
  if (count === 0) return
  const words = readFileSync(path.join(root, 'resources/briefs/asan-2024-19s/source.txt'), 'utf8').split(
    /\s+/,
  )
  const random = seeded(count)
  const time = '2026-11-24T08:00:00.000Z'
  const annotations = Array.from({ length: count }, (_, number) => ({
    kind: 'note',
    id: `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    briefId: 'asan-2024-19s',
    anchor: null,
    createdAt: time,
    updatedAt: time,
    text: Array.from({ length: 50 }, () => words[Math.floor(random() * words.length)]).join(' '),
    tags: [],
    colour: 'yellow',
  }))
  mkdirSync(path.join(userData, 'store'), { mode: 0o700 })
  const saved = { schema: 1, annotations, trash: [], settings: {}, reading: {} }
  writeFileSync(path.join(userData, 'store', 'workspace.json'), JSON.stringify(saved), { mode: 0o600 })
}

/** @typedef {import('./window.mjs').Ask} Ask */
/** @typedef {{ root: string, electron: string, environment: NodeJS.ProcessEnv, runs: number }} Options */

/** Types the ten phrases `runs` times over into one window, beside so many notes; delays in ms. */
async function runBeside(/** @type {number} */ notes, /** @type {Options} */ options) {
  const { root, electron, environment, runs } = options
  const userData = mkdtempSync(path.join(tmpdir(), 'carrel-bench-'))
  plantNotes(userData, root, notes)
  const app = start({ electron, environment, folder: root, userData })
  try {
    const ask = await openPage(devtools(app))
    if (!(await evaluate(ask, watch))) throw new Error('the Search field did not take the keys')
    /** @type {Record<string, number[]>} */
    const typed = Object.fromEntries(phrases.map((phrase) => [phrase, []]))
    const first = []
    for (let turn = 0; turn < runs; turn += 1)
      for (const phrase of phrases) {
        const found = await typePhrase(ask, phrase)
        typed[phrase]?.push(...found)
        if (turn === 0 && phrase === phrases[0]) first.push(...found)
      }
    const keyToPaintMs = summarise(Object.values(typed).flat())
    return {
      notes,
      keyToPaintMs,
      aimMet: keyToPaintMs.p95 <= 50,
      firstKeyMs: Number((first[0] ?? 0).toFixed(1)),
      byPhrase: Object.fromEntries(
        Object.entries(typed).map(([phrase, values]) => [phrase, summarise(values)]),
      ),
    }
  } finally {
    await end(app)
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Types beside no, some and many notes, and prints one JSON object on stdout. */
export async function run(/** @type {Options} */ options) {
  const measured = []
  for (const notes of amounts) measured.push(await runBeside(notes, options))
  const version = readFileSync(path.join(path.dirname(options.electron), 'version'), 'utf8').trim()
  const about = { runs: options.runs, queries: options.runs * phrases.length, electron: version }
  console.log(JSON.stringify({ ...about, processors: cpus().length, measured }, null, 2))
}
