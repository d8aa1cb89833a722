import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nullIfGone } from '../../../src/main/store/disk/reason'

/** A file in which something was found, and in which spelling. */
export type Hit = { file: string; text: string; spelling: string }

/** How a text may stand in a file: as it is, in wide characters, or as base64 at any of its three offsets. */
function spellingsOf(text: string): Map<string, Buffer> {
  const bytes = Buffer.from(text)
  const wide = Buffer.from(text, 'utf16le')
  const spellings = new Map<string, Buffer>([
    ['UTF-8', bytes],
    ['UTF-16LE', wide],
    ['UTF-16BE', Buffer.from(wide).swap16()],
    ['hex', Buffer.from(bytes.toString('hex'))],
  ])
  const both: [string, Buffer][] = [
    ['UTF-8', bytes],
    ['UTF-16LE', wide],
  ]
  for (const [name, given] of both)
    for (const offset of [0, 1, 2]) spellings.set(`${name} in base64, ${offset}`, inBase64(given, offset))
  return spellings
}

/** The characters of base64 that depend on these bytes alone, when they stand at this offset in a group of three. */
function inBase64(bytes: Buffer, offset: number): Buffer {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '')
  const start = offset === 0 ? 0 : offset + 1
  const whole = Math.floor(((offset + bytes.length) * 8) / 6)
  return Buffer.from(encoded.slice(start, whole))
}

/**
 * Every file below a folder that holds one of the texts in any spelling, or has it in its name. While something is still
 * being written there, a file may vanish under its temporary name: then everything is searched anew.
 */
export async function search(folder: string, texts: string[]): Promise<Hit[]> {
  for (;;) {
    const hits = await searchOnce(folder, texts)
    if (hits) return hits
  }
}

/** Null when a file was gone before it could be read. */
async function searchOnce(folder: string, texts: string[]): Promise<Hit[] | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const hits: Hit[] = []
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name)
    const bytes = entry.isFile() ? await readFile(file).catch(nullIfGone) : Buffer.alloc(0)
    if (bytes === null) return null
    for (const text of texts) {
      if (entry.name.includes(text)) hits.push({ file, text, spelling: 'its name' })
      for (const [spelling, form] of spellingsOf(text))
        if (bytes.includes(form)) hits.push({ file, text, spelling })
    }
  }
  return hits
}
