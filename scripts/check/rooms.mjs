import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * The rooms of each big folder, lowest first: a file may import from its own room and from those before it. A file that
 * lies in the folder itself is in the room `.`: its door, or what all of it needs; a room's folders belong to the room.
 */
export const houses = {
  'src/main/store': ['disk', 'format', 'files', 'replica', 'recovery', '.'],
  'src/shared/search': ['text', 'query', 'lexicon', 'inverted', 'expand', 'rank', '.'],
  'src/shared': ['.', 'brief', 'search', 'records', 'workspace', 'contract', 'exchange', 'results'],
}

const specifier = /(?:from|import)\s*\(?\s*'(\.{1,2}\/[^'?]+)/g

function filesIn(/** @type {string} */ folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
}

/** The room of a path, given from the house's folder; null outside of it. */
function roomOf(/** @type {string} */ file) {
  if (file.startsWith('..')) return null
  const parts = file.split(path.sep)
  return parts.length === 1 ? '.' : (parts[0] ?? null)
}

/** The arrows that point the wrong way, and folders that no room is named for, in sentences. */
export function roomProblems(/** @type {string} */ root) {
  return Object.entries(houses).flatMap(([house, order]) => {
    const base = path.join(root, house)
    const files = filesIn(base)
    if (files.length === 0) return [`${house} holds no code: its rooms cannot have been checked.`]
    return files.flatMap((file) => fileProblems({ house, order, base, file }))
  })
}

function fileProblems(
  /** @type {{ house: string, order: string[], base: string, file: string }} */ { house, order, base, file },
) {
  const name = path.relative(base, file)
  const room = roomOf(name) ?? '.'
  const height = order.indexOf(room)
  if (height < 0) return [`${house}/${room} is no room that scripts/check/rooms.mjs knows.`]
  const targets = [...readFileSync(file, 'utf8').matchAll(specifier)].map(([, target]) => target ?? '')
  return targets.flatMap((target) => {
    const to = roomOf(path.relative(base, path.resolve(path.dirname(file), target)))
    if (to === null || order.indexOf(to) <= height) return []
    return [`${house}/${name} imports ${target}: ${room} may not know ${to} (${order.join(' ← ')}).`]
  })
}
