const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EFBIG: 'the file would be larger than this disk allows',
  EACCES: 'its permissions do not allow it',
  EPERM: 'its permissions do not allow it',
  EROFS: 'the disk is read-only',
  EIO: 'the disk reported an error',
  ENXIO: 'the disk is no longer there',
  ENOENT: 'a folder it needs is gone',
  ENOTDIR: 'something else stands where the data folder should be',
  EEXIST: 'something else stands where the data folder should be',
  EISDIR: 'a folder stands where the file should be',
  ENOTEMPTY: 'a folder stands where the file should be',
  ELOOP: 'a symbolic link stands where the data should be, and Carrel does not follow links',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EBUSY: 'another program is using it',
  ETXTBSY: 'another program is using it',
  NOTAFILE: 'something that is not a file stands in its place',
  TOOLARGE: 'it is larger than 256 MB, the most that Carrel reads and writes',
  FULL: 'all your notes together are larger than 256 MB, the most that Carrel can read again; remove some, and empty the trash',
  BEHIND:
    'for a long time the disk has refused a copy of all your notes, so that 1 GB of single edits has come together',
  MOVED: 'the data folder was moved or replaced while Carrel was running',
}

/** An error with one of the codes above that the system itself does not have. */
export function problem(code: 'NOTAFILE' | 'TOOLARGE' | 'FULL' | 'BEHIND' | 'MOVED'): Error {
  return Object.assign(new Error(reasons[code]), { code })
}

/** The system's code of an error (`ENOSPC`), or null when it is not one of the system's. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

/** To catch with, where nothing is there to be looked at or removed: that is null. Throws every other error. */
export function nullIfGone(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null
  throw error
}

/** Whether an error means that this place cannot be written to, now or later: no use in trying again. */
export function isReadOnly(error: unknown): boolean {
  return ['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')
}

/** Why the system refused, as half a sentence in plain words ("the disk is full"). */
export function reason(error: unknown): string {
  const code = codeOf(error)
  if (code === null) return error instanceof Error ? error.message : String(error)
  return reasons[code] ?? `the system answered ${code}`
}
