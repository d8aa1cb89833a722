// A process that takes a lock and dies at once before its call to the disk of this number; it ends well when it makes fewer.
import promises from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

const [program, path, number] = process.argv.slice(2)
let left = Number(number)
for (const name of ['writeFile', 'link', 'readFile', 'rename', 'rm']) {
  const call = promises[name]
  promises[name] = (...given) => {
    left -= 1
    if (left === 0) process.kill(process.pid, 'SIGKILL')
    return call(...given)
  }
}
syncBuiltinESMExports()
const { takeLockFile } = await import(program)
await takeLockFile(path)
