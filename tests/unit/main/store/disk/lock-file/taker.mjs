// A process that takes locks when told: `path` is answered by whether it has the lock now, null by letting it go.
const { takeLockFile } = await import(process.argv[2])
let lock = null
process.on('message', async (path) => {
  if (path === null) await lock?.release()
  else lock = await takeLockFile(path)
  process.send(path !== null && lock !== null)
})
process.send(true)
