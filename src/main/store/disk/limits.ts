/** A bigger file is not read and not written, in bytes: 256 MB. JavaScript's longest string is twice that. */
export const maximumSize = 256 * 1024 * 1024
