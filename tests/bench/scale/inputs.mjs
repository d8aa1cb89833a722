// What the bench of scale is measured with, the same every time: the app with a brief of 1.4 million characters, and
// thousands of notes that stand on words of the bundled brief.
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runnerImport } from 'vite'
import { seeded } from '../search/library.mjs'

const bundled = 'resources/briefs/asan-2024-19s'
const longBrief = 'long-2500'
const charactersInPassage = 545
const passagesInSection = 27

/** A copy of the built app, with a brief of so many passages in place of the bundled one and its search index; its folder. */
export async function appWithLongBrief(
  /** @type {string} */ root,
  /** @type {string} */ into,
  passages = 2_500,
) {
  for (const part of ['out', 'package.json'])
    cpSync(path.join(root, part), path.join(into, part), { recursive: true })
  const folder = path.join(into, 'resources', 'briefs', longBrief)
  mkdirSync(folder, { recursive: true })
  const text = longText(readFileSync(path.join(root, bundled, 'source.txt'), 'utf8'), passages)
  const metadata = JSON.parse(readFileSync(path.join(root, bundled, 'brief.json'), 'utf8'))
  const sha256 = createHash('sha256').update(text).digest('hex')
  writeFileSync(path.join(folder, 'source.txt'), text)
  writeFileSync(
    path.join(folder, 'brief.json'),
    JSON.stringify({ ...metadata, id: longBrief, title: 'A long brief', sha256 }),
  )
  const { module } = await runnerImport(path.join(root, 'scripts', 'search', 'indexes.ts'))
  const indexes = path.join(into, 'out', 'main', 'search-indexes')
  rmSync(indexes, { recursive: true, force: true })
  mkdirSync(indexes)
  writeFileSync(path.join(indexes, `${longBrief}.index`), /** @type {any} */ (module).indexOf(folder))
  return into
}

/** The sentences of the brief in any order, one word in fifty coined, since every real text has names of its own. */
function longText(/** @type {string} */ source, /** @type {number} */ passages) {
  const random = seeded(20_261_128)
  const sentences = source
    .replace(/\s+/g, ' ')
    .split(/(?<=[.!?]) (?=[A-Z])/)
    .filter((sentence) => sentence.length > 60 && sentence.length < 400)
  const lines = ['A long brief']
  for (let made = 0; made < passages; made += 1) {
    if (made % passagesInSection === 0)
      lines.push(`${made / passagesInSection + 1}. What part ${made / passagesInSection + 1} is about`)
    let passage = ''
    while (passage.length < charactersInPassage * (0.5 + random() * 0.8))
      passage += `${passage && ' '}${sentences[Math.floor(random() * sentences.length)]}`
    lines.push(passage.replace(/[a-z]{5,}/g, (word) => (random() < 0.02 ? coined(random) : word)))
  }
  return `${lines.join('\n\n')}\n`
}

function coined(/** @type {() => number} */ random) {
  const syllables = [
    'ba',
    'ce',
    'di',
    'fo',
    'gu',
    'ha',
    'ki',
    'lo',
    'mu',
    'na',
    'pe',
    'ri',
    'so',
    'tu',
    'zan',
    'bel',
  ]
  return Array.from({ length: 4 }, () => syllables[Math.floor(random() ** 2 * syllables.length)]).join('')
}

/** As many notes, each on a few words of the bundled brief, in the one file that an earlier Carrel left. */
export function plantAnchored(
  /** @type {{ userData: string, root: string, count: number }} */ { userData, root, count },
) {
  if (count === 0) return
  const text = readFileSync(path.join(root, bundled, 'source.txt'), 'utf8')
  const words = [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }))
  const random = seeded(count)
  const time = '2026-11-24T08:00:00.000Z'
  const annotations = Array.from({ length: count }, (_, number) => {
    const first = Math.floor(random() * (words.length - 4))
    const start = words[first]?.start ?? 0
    const end = words[first + 3]?.end ?? start
    return {
      kind: 'note',
      id: `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      briefId: 'asan-2024-19s',
      anchor: {
        start,
        end,
        quote: text.slice(start, end),
        prefix: text.slice(Math.max(0, start - 32), start),
        suffix: text.slice(end, end + 32),
      },
      createdAt: time,
      updatedAt: time,
      text: Array.from({ length: 5 + Math.floor(random() * 30) }, () => {
        const word = words[Math.floor(random() * words.length)]
        return word ? text.slice(word.start, word.end) : ''
      }).join(' '),
      tags: number % 3 === 0 ? ['checked'] : [],
      colour: 'yellow',
    }
  })
  mkdirSync(path.join(userData, 'store'), { mode: 0o700, recursive: true })
  const saved = { schema: 1, annotations, trash: [], settings: {}, reading: {} }
  writeFileSync(path.join(userData, 'store', 'workspace.json'), JSON.stringify(saved), { mode: 0o600 })
}
