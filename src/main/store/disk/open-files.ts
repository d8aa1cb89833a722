import type { FileHandle } from 'node:fs/promises'
import { maximumSize } from './limits'
import { type Opened, openRegularFile, readWhole, type Stamp } from './read-file'

/** So many files are held open at most: systems set a limit (256 and more), and beyond it each is opened when it is read. */
const most = 128

/**
 * Files that are read more than once, each opened once: its first line tells whose it is, long before all of it is
 * proven. So both readings are of one file, whatever is put in its place meanwhile. The files stay open, and not their
 * bytes in memory, until `close`; a file that cannot be opened is not tried again.
 */
export class OpenFiles {
  private readonly files = new Map<string, Promise<Opened>>()
  private isClosed = false

  /** All of a file. Throws the system's error, or one with code NOTAFILE or TOOLARGE. */
  read(path: string): Promise<Buffer> {
    return this.with(path, (opened) => readWhole(opened, maximumSize))
  }

  /** The first bytes of a file, as many as there are of them. Throws likewise. */
  readBeginning(path: string, size: number): Promise<Buffer> {
    return this.with(path, ({ handle }) => readStart(handle, size))
  }

  /** Which file it was when it was opened; null when it is not held open. Throws what its opening threw. */
  async stampOf(path: string): Promise<Stamp | null> {
    const held = this.files.get(path)
    return held === undefined ? null : (await held).stamp
  }

  /** Lets go of every file. One that cannot be closed was read all the same, and nothing was written to it. */
  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.files.values())
    this.files.clear()
    this.isClosed = true
    await Promise.allSettled(
      opened.map((each) => (each.status === 'fulfilled' ? each.value.handle.close() : null)),
    )
  }

  private async with<T>(path: string, work: (opened: Opened) => Promise<T>): Promise<T> {
    if (this.isClosed) throw new Error(`${path} is read after the opening`)
    const held = this.files.get(path)
    if (held !== undefined) return work(await held)
    const opening = openRegularFile(path)
    if (this.files.size < most) {
      this.files.set(path, opening)
      return work(await opening)
    }
    const opened = await opening
    try {
      return await work(opened)
    } finally {
      await opened.handle.close()
    }
  }
}

async function readStart(handle: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.alloc(size)
  const { bytesRead } = await handle.read(bytes, 0, size, 0)
  return bytes.subarray(0, bytesRead)
}
