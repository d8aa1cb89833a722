import { spawnSync } from 'node:child_process'
import { chmod, chown, mkdir, readdir, rename, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** What may stand where a file or folder of the store should be. */
export const obstacles = ['link', 'link to nothing', 'pipe', 'folder', 'no right'] as const
export type Obstacle = (typeof obstacles)[number]

/** Puts an obstacle in the place of a file (or a folder); what was there is moved beside the data folder. */
export async function obstruct(path: string, obstacle: Obstacle, aside: string): Promise<void> {
  if (obstacle === 'no right') return chmod(path, 0)
  const moved = join(aside, basename(path))
  await mkdir(aside, { recursive: true })
  await rename(path, moved)
  switch (obstacle) {
    case 'link':
      return symlink(moved, path)
    case 'link to nothing':
      return symlink(join(aside, 'nothing'), path)
    case 'pipe':
      return makePipe(path)
    case 'folder':
      await mkdir(path)
      return writeFile(join(path, 'of somebody else'), 'not a note')
  }
}

function makePipe(path: string): void {
  const { status, stderr } = spawnSync('mkfifo', [path], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`no pipe could be made: ${stderr}`)
}

/** Gives everything under a folder, and the folder itself, to `nobody`; its parents can be passed through. */
export async function giveAway(folder: string): Promise<void> {
  await chmod(dirname(folder), 0o755)
  for (const name of ['.', ...(await readdir(folder, { recursive: true }))])
    await chown(join(folder, name), 65534, 65534)
}
