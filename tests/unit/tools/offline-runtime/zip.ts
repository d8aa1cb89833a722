import { crc32 } from 'node:zlib'

/** One stored entry of a zip; `mode` is the Unix mode with its file type, such as 0o100644. */
export type ZipEntry = { name: string; content: string; mode?: number }

const unix = 3

function sharedFields(name: Buffer, content: Buffer): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0) // version needed
  fields.writeUInt32LE(crc32(content), 10)
  fields.writeUInt32LE(content.length, 14)
  fields.writeUInt32LE(content.length, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

/** The bytes of a zip, written by hand so that a test can plant what no honest writer would write (APPNOTE.TXT 4.3). */
export function zipOf(entries: ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  for (const { name, content, mode = 0o100644 } of entries) {
    const offset = Buffer.concat(locals).length
    const [nameBytes, bytes] = [Buffer.from(name), Buffer.from(content)]
    const shared = sharedFields(nameBytes, bytes)
    locals.push(Buffer.from('PK\x03\x04'), shared, nameBytes, bytes)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE((mode << 16) >>> 0, 6)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, unix]), shared, rest, nameBytes)
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(Buffer.concat(locals).length, 16)
  return Buffer.concat([...locals, central, end])
}
