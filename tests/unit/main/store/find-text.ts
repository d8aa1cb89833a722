import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The files under a folder in which a text stands in plain: as UTF-8 or UTF-16, in the name or the content. */
export async function findText(folder: string, text: string): Promise<string[]> {
  const needles = [Buffer.from(text), Buffer.from(text, 'utf16le')]
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  const found = await Promise.all(
    files.map(async (path) => {
      const bytes = await readFile(path)
      return needles.some((needle) => bytes.includes(needle) || path.slice(folder.length).includes(text))
    }),
  )
  return files.filter((_, index) => found[index])
}
