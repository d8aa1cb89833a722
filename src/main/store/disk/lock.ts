import { lstat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { takeLockFile } from './lock-file.mjs'
import { codeOf } from './reason'

/** Held for as long as the store is open; only one process in the machine has it. */
export type Lock = { release: () => Promise<void> }

/**
 * Takes the lock of a store's folder, or null when another process has it. On Linux it is a name that the kernel keeps (an
 * abstract socket, which says nothing to anybody who connects), so that it is free again the moment its owner dies; a
 * named pipe does the same on Windows. Elsewhere it is a file.
 */
export async function takeLock(directory: string): Promise<Lock | null> {
  const { dev, ino } = await lstat(directory, { bigint: true })
  if (process.platform === 'linux') return listenOn(`\0carrel-store-${dev}-${ino}`)
  if (process.platform === 'win32') return listenOn(String.raw`\\.\pipe\carrel-store-${dev}-${ino}`)
  return takeLockFile(join(directory, 'LOCK'))
}

function listenOn(name: string): Promise<Lock | null> {
  const server = createServer((socket) => socket.destroy())
  return new Promise((resolve, reject) => {
    server.once('error', (error) => (codeOf(error) === 'EADDRINUSE' ? resolve(null) : reject(error)))
    server.listen({ path: name, exclusive: true }, () => {
      server.unref()
      resolve({ release: () => new Promise((done) => server.close(() => done())) })
    })
  })
}
