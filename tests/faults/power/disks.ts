import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** The file systems that are cut; `options` for mount. The second ext4 has no help against files of zero bytes. */
export const fileSystems = [
  { name: 'ext4', make: 'mkfs.ext4', options: [] },
  { name: 'ext4, noauto_da_alloc', make: 'mkfs.ext4', options: ['noauto_da_alloc'] },
  { name: 'xfs', make: 'mkfs.xfs', options: [] },
] as const
export type FileSystem = (typeof fileSystems)[number]

const call = promisify(execFile)

async function run(command: string, ...given: string[]): Promise<void> {
  await call(command, given)
}

/** A disk in a file, mounted in `folder`, and what can be done to it. */
export type Disk = {
  folder: string
  /** What is on the disk at one moment, as a power cut there would leave it, mounted in a folder of its own. */
  cut(): Promise<string>
  end(): Promise<void>
}

/**
 * Where such disks are made: on an XFS that can clone a file in one moment, so that a copy holds what the disk had taken
 * so far and nothing of the writes that came while it was copied. Throws what a command says when one cannot be run.
 */
export class Shelf {
  private constructor(private readonly folder: string) {}

  static async make(folder: string): Promise<Shelf> {
    const image = join(folder, 'shelf.img')
    const shelf = join(folder, 'shelf')
    await mkdir(shelf)
    await run('truncate', '-s', '12G', image)
    await run('mkfs.xfs', '-q', '-m', 'reflink=1', image)
    await run('mount', '-o', 'loop', image, shelf)
    return new Shelf(shelf)
  }

  end(): Promise<void> {
    return run('umount', this.folder)
  }

  /** A fresh disk; `name` tells it from the others, and `folder` is where its mount points are made. */
  async disk({ make, options }: FileSystem, name: string, folder: string): Promise<Disk> {
    const image = join(this.folder, `${name}.img`)
    const copy = join(this.folder, `${name}-cut.img`)
    const [mounted, mountedCopy] = [join(folder, 'disk'), join(folder, 'cut')]
    await mkdir(mounted)
    await mkdir(mountedCopy)
    await run('truncate', '-s', '320M', image)
    await run(make, '-q', image)
    await run('mount', '-o', ['loop', ...options].join(), image, mounted)
    const ends = [() => run('rm', '-f', image, copy), () => run('umount', mounted)]
    return {
      folder: mounted,
      async cut() {
        await run('cp', '--reflink=always', image, copy)
        // Both have the same id, which only XFS minds.
        await run('mount', '-o', make === 'mkfs.xfs' ? 'loop,nouuid' : 'loop', copy, mountedCopy)
        ends.push(() => run('umount', mountedCopy))
        return mountedCopy
      },
      async end() {
        for (const end of ends.toReversed()) await end()
      },
    }
  }
}
