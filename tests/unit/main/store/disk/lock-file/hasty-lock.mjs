// The lock file as it was once: made empty, then written; one that seems stale is removed, whoever has made it meanwhile.
import { open, readFile, unlink } from 'node:fs/promises'

export async function takeLockFile(path) {
  const handle = await open(path, 'wx').catch(() => null)
  if (handle) {
    await handle.writeFile(String(process.pid))
    return { release: () => handle.close().then(() => unlink(path).catch(() => undefined)) }
  }
  const owner = Number(await readFile(path, 'utf8').catch(() => ''))
  if (owner > 0 && isAlive(owner)) return null
  await unlink(path).catch(() => undefined)
  return takeLockFile(path)
}

function isAlive(owner) {
  try {
    return process.kill(owner, 0)
  } catch {
    return false
  }
}
