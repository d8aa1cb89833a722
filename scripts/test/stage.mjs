// A copy of the checkout that an ordinary user can read, for the lane that runs with Chromium's sandbox on.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** The ids of `nobody`, who owns nothing that matters. */
const nobody = { uid: 65534, gid: 65534 }

/** What the end-to-end tests need of a checkout. */
const staged = [
  'package.json',
  'playwright.config.ts',
  'node_modules',
  'out',
  'resources',
  'scripts',
  'src',
  'tests',
  'tools',
  'tsconfig.base.json',
]

/** Copies by hard links, which costs nothing, or byte by byte where files stand on another disk. */
function copyTree(/** @type {string} */ from, /** @type {string} */ to) {
  const linked = spawnSync('cp', ['-al', from, to], { encoding: 'utf8' })
  if (linked.status === 0) return
  rmSync(to, { recursive: true, force: true })
  const copied = spawnSync('cp', ['-a', from, to], { encoding: 'utf8' })
  if (copied.status !== 0) throw new Error(`The staged copy could not be made: ${copied.stderr.trim()}`)
}

function findIn(/** @type {string} */ folder, /** @type {string[]} */ ...given) {
  return spawnSync('find', [folder, ...given, '-print0'], { encoding: 'utf8', maxBuffer: 1 << 28 })
    .stdout.split('\0')
    .filter(Boolean)
}

/** Opens a copy to everybody. A hard link shares its permissions with the checkout, so such a file is copied first. */
function makeReadable(/** @type {string} */ folder) {
  for (const place of findIn(folder, '-type', 'd', '!', '-perm', '-005')) chmodSync(place, 0o755)
  for (const place of findIn(folder, '-type', 'f', '!', '-perm', '-004')) {
    const copied = `${place}.copied`
    copyFileSync(place, copied)
    spawnSync('mv', [copied, place])
    chmodSync(place, 0o755)
  }
}

/** A Node that the user may run: ours, or a copy of it when ours stands where only root can look. */
function reachableNode(/** @type {string} */ folder) {
  if (spawnSync(process.execPath, ['--version'], { ...nobody, cwd: '/' }).status === 0)
    return process.execPath
  const copied = path.join(folder, 'node')
  copyFileSync(process.execPath, copied)
  chmodSync(copied, 0o755)
  return copied
}

function ownFolder(/** @type {string} */ folder) {
  mkdirSync(folder, { mode: 0o700 })
  chownSync(folder, nobody.uid, nobody.gid)
  return folder
}

/** Copies a checkout, with the folder of an Electron in place of the link to one, for an ordinary user; `remove` takes everything away again. */
export function stage(/** @type {string} */ root, /** @type {string} */ runtime) {
  const folder = mkdtempSync(path.join(tmpdir(), 'carrel-ordinary-user-'))
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  try {
    chmodSync(folder, 0o755)
    const tree = path.join(folder, 'tree')
    mkdirSync(tree)
    for (const name of staged.filter((each) => existsSync(path.join(root, each)))) {
      copyTree(path.join(root, name), path.join(tree, name))
    }
    const dist = path.join(tree, 'node_modules', 'electron', 'dist')
    rmSync(dist, { recursive: true, force: true })
    copyTree(realpathSync(runtime), dist)
    makeReadable(tree)
    const home = ownFolder(path.join(folder, 'home'))
    return {
      tree,
      home,
      temporary: ownFolder(path.join(folder, 'tmp')),
      node: reachableNode(folder),
      user: nobody,
      remove,
    }
  } catch (error) {
    remove()
    throw error
  }
}
