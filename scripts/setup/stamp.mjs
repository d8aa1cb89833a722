import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

function filesUnder(/** @type {string} */ place) {
  if (!existsSync(place)) return []
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}

/** One digest of the names and bytes of files and folders under a root, and of words that matter too. */
export function digestOf(
  /** @type {string} */ root,
  /** @type {string[]} */ places,
  /** @type {string[]} */ words = [],
) {
  const hash = createHash('sha256').update(JSON.stringify(words))
  const names = places
    .flatMap((place) => filesUnder(path.join(root, place)))
    .map((file) => path.relative(root, file))
  for (const name of names.sort()) {
    const bytes = readFileSync(path.join(root, name))
    hash.update(JSON.stringify([name, bytes.length])).update(bytes)
  }
  return hash.digest('hex')
}

/** Whether the step that wrote this stamp last did so for the same digest. */
export function isFresh(/** @type {string} */ stampFile, /** @type {string} */ digest) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === digest
}

/** Remembers, whole or not at all, for what a step was done. */
export function writeStamp(/** @type {string} */ stampFile, /** @type {string} */ digest) {
  mkdirSync(path.dirname(stampFile), { recursive: true })
  const unfinished = `${stampFile}.${process.pid}`
  writeFileSync(unfinished, digest)
  renameSync(unfinished, stampFile)
}
