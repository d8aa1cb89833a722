import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const ceiling = 250
const medianCeiling = 90
const isCode = /\.(ts|tsx|mjs|cjs|js|css|html)$/

/** The code files of some folders under a root, with their lines. */
function measure(/** @type {string} */ root, /** @type {string[]} */ folders) {
  const present = folders.filter((folder) => existsSync(path.join(root, folder)))
  return present.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && isCode.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => ({
        name: path.relative(root, file),
        lines: readFileSync(file, 'utf8').trimEnd().split('\n').length,
      })),
  )
}

function median(/** @type {number[]} */ values) {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2
}

/** Which files are too long (250 lines) and whether those of `src` are long on the whole (median 90), in sentences. */
export function fileSizeProblems(/** @type {string} */ root) {
  const measured = measure(root, ['src', 'tests', 'scripts', 'tools'])
  const inSource = measured.filter((file) => file.name.startsWith('src')).map((file) => file.lines)
  if (inSource.length === 0) return ['src holds no code: the file sizes cannot have been checked.']
  const problems = measured
    .filter((file) => file.lines > ceiling)
    .map((file) => `${file.name} has ${file.lines} lines; ${ceiling} is the ceiling.`)
  const middle = median(inSource)
  if (middle > medianCeiling)
    problems.push(`Half of src is over ${middle} lines; the median may be ${medianCeiling}.`)
  return problems
}
