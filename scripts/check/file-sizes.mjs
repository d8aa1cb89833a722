import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const ceiling = { lines: 250, files: 12 }
const isCode = /\.(ts|tsx|mjs|cjs|js|css|html)$/

/** The code files of some folders under a root, each with its folder and its lines. */
function measure(/** @type {string} */ root, /** @type {string[]} */ folders) {
  const present = folders.filter((folder) => existsSync(path.join(root, folder)))
  return present.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && isCode.test(entry.name))
      .map(({ parentPath, name }) => ({
        folder: path.relative(root, parentPath),
        name: path.relative(root, path.join(parentPath, name)),
        lines: readFileSync(path.join(parentPath, name), 'utf8').trimEnd().split('\n').length,
      })),
  )
}

/** Which files are too long (250 lines) and which folders hold too many of them (12, those of inner ones aside), in sentences. */
export function fileSizeProblems(/** @type {string} */ root) {
  const measured = measure(root, ['src', 'tests', 'scripts', 'tools'])
  if (!measured.some(({ name }) => name.startsWith('src')))
    return ['src holds no code: the file sizes cannot have been checked.']
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const { folder } of measured) counts.set(folder, (counts.get(folder) ?? 0) + 1)
  const tooLong = measured.filter(({ lines }) => lines > ceiling.lines)
  const tooFull = [...counts].filter(([, files]) => files > ceiling.files)
  return [
    ...tooLong.map(({ name, lines }) => `${name} has ${lines} lines; ${ceiling.lines} is the ceiling.`),
    ...tooFull.map(
      ([folder, files]) =>
        `${folder} holds ${files} files; ${ceiling.files} is the ceiling: give them folders by meaning.`,
    ),
  ]
}
