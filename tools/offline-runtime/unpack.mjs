import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

const fileTypeMask = 0o170000
const symlinkType = 0o120000

/** Throws unless the file has the pinned digest, written as npm writes it: `sha512-<base64>`. */
export async function verifyIntegrity(/** @type {string} */ file, /** @type {string} */ integrity) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  const found = `sha512-${hash.digest('base64')}`
  if (found === integrity) return
  throw new Error(
    `${path.basename(file)} is not the file Carrel has pinned, so it was thrown away and nothing was unpacked.\n` +
      `  pinned ${integrity}\n  found  ${found}`,
  )
}

/** Unpacks one named file of a tarball into a folder, without the folders it stood in; its new path. */
export async function takeFromTarball(
  /** @type {string} */ tarball,
  /** @type {string} */ entry,
  /** @type {string} */ folder,
) {
  const tar = await import('tar')
  let found = false
  await tar.extract({
    file: tarball,
    cwd: folder,
    strict: true,
    strip: entry.split('/').length - 1,
    filter: (name) => {
      if (name !== entry) return false
      found = true
      return true
    },
  })
  if (!found) throw new Error(`${path.basename(tarball)} holds no ${entry}.`)
  return path.join(folder, path.posix.basename(entry))
}

/**
 * Unpacks a zip into a folder. `place` says where an entry goes, relative to the folder, or null to leave it out.
 * Throws on a name that climbs out of the folder and on symbolic links.
 */
export async function unzip(
  /** @type {string} */ archive,
  /** @type {string} */ folder,
  /** @type {(name: string) => string | null} */ place,
) {
  const yauzl = await import('yauzl')
  const zip = await yauzl.openPromise(archive, { lazyEntries: true, autoClose: false })
  try {
    for await (const entry of zip.eachEntry()) {
      const mode = entry.externalFileAttributes >>> 16
      if ((mode & fileTypeMask) === symlinkType)
        throw new Error(`the zip holds a symbolic link: ${entry.fileName}`)
      const name = place(entry.fileName)
      if (name === null || name === '' || name.endsWith('/')) continue
      const target = path.resolve(folder, name)
      if (!target.startsWith(path.resolve(folder) + path.sep))
        throw new Error(`the zip climbs out: ${entry.fileName}`)
      await mkdir(path.dirname(target), { recursive: true })
      const permissions = mode & 0o777 || 0o644
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { mode: permissions }))
    }
  } finally {
    zip.close()
  }
}
