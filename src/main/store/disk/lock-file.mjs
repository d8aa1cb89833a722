// A lock that is a file. Plain JavaScript, because the scripts that set up a fresh checkout take it too.
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/**
 * Takes the lock that is the file `path`, or null while a living process has it or is about to.
 *
 * The file is written whole under a name of its own, then linked to `path`, which fails where a file stands; so nobody
 * ever reads half a lock. It says who has it: process id, and when that process began, since ids come again. The lock of
 * a dead owner is replaced in one step by whoever has `path.next`, a lock of the same kind that is given back at once: a
 * taker that looked long ago finds, once `path.next` is its own, that the lock is not stale any more. A crash between
 * leaves `path.next` stale, which its next taker replaces in the same way.
 * @param {string} path
 * @returns {Promise<{ release: () => Promise<void> } | null>}
 * @throws where the disk has no hard links, or cannot be written
 */
export async function takeLockFile(path) {
  const own = `${path}.${randomUUID()}`
  await writeFile(own, await descriptionOf(process.pid), { flag: 'wx', mode: 0o600 })
  try {
    return (await put(own, path)) ? { release: () => rm(path, { force: true }) } : null
  } finally {
    await rm(own, { force: true })
  }
}

/** Puts our file where the lock is; false while somebody else lives who has it. */
async function put(/** @type {string} */ own, /** @type {string} */ path) {
  while (!(await isLinked(own, path))) {
    const owner = await ownerOf(path)
    if (owner === null) continue // given back just now
    if (await isAlive(owner)) return false
    const turn = await takeLockFile(`${path}.next`)
    if (turn === null) return false
    try {
      const present = await ownerOf(path)
      if (present === null || (await isAlive(present))) continue
      await rename(own, path)
      return true
    } finally {
      await turn.release()
    }
  }
  return true
}

async function isLinked(/** @type {string} */ own, /** @type {string} */ path) {
  try {
    await link(own, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** What the lock says of its owner, or null when nobody has it. */
async function ownerOf(/** @type {string} */ path) {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** Text that is no description is what a power cut left. An owner that cannot be asked (another user's) is alive. */
async function isAlive(/** @type {string} */ owner) {
  const [, id, began] = /^([1-9]\d*)(?: (.+))?$/.exec(owner.trim()) ?? []
  if (id === undefined) return false
  try {
    process.kill(Number(id), 0)
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false
  }
  const now = await beginningOf(Number(id))
  return began === undefined || now === null || now === began
}

async function descriptionOf(/** @type {number} */ id) {
  const began = await beginningOf(id)
  return began === null ? `${id}` : `${id} ${began}`
}

/** When a process began, in the system's own words, or null where it does not say: Windows, or no such process. */
async function beginningOf(/** @type {number} */ id) {
  try {
    if (process.platform === 'win32') return null
    if (process.platform !== 'linux') return await askedOf(id)
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
    const status = await readFile(`/proc/${id}/stat`, 'utf8')
    const afterName = status.slice(status.lastIndexOf(')') + 2).split(' ') // a name may hold blanks and brackets
    return `${boot.trim()} ${afterName[19]}` // proc(5): starttime, in ticks since the boot
  } catch {
    return null
  }
}

async function askedOf(/** @type {number} */ id) {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(id)], { env })
  return stdout.trim() || null
}

const codeOf = (/** @type {unknown} */ error) =>
  error instanceof Error && 'code' in error ? error.code : undefined
