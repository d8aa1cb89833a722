import { accessSync, constants, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout these scripts belong to. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '')

/** Where what one machine needs once is kept; inside the checkout when the person's cache cannot be written. */
export function cacheFolder(/** @type {string} */ root, environment = process.env) {
  const wanted = path.join(environment.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'carrel')
  try {
    mkdirSync(wanted, { recursive: true })
    accessSync(wanted, constants.W_OK)
    return wanted
  } catch {
    return path.join(root, '.cache', 'carrel')
  }
}
