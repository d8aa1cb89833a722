// What the registry runtime runs when it is called as `electron [--require module] [folder or file] [arguments]`.
// The top-level await matters: Electron holds back `ready` until it settles, so an app written as an ES module
// can still register its scheme in time.
import { existsSync, readFileSync } from 'node:fs'
import Module, { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron/main'

function readArguments(given) {
  const required = []
  for (let at = 0; at < given.length; at += 1) {
    const argument = given[at]
    if (argument === '-r' || argument === '--require') {
      at += 1
      required.push(given[at])
    } else if (argument === '-v' || argument === '--version') {
      console.log(`v${process.versions.electron}`)
      process.exit(0)
    } else if (!argument.startsWith('-')) {
      return { required, entry: argument }
    }
  }
  return { required, entry: '.' }
}

function takeNameFrom(manifestFile) {
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'))
  if (manifest.version) app.setVersion(manifest.version)
  app.name = manifest.productName ?? manifest.name ?? app.name
  app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`)
}

const { required, entry } = readArguments(process.argv.slice(1))
if (required.length > 0) Module._preloadModules(required)
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })

try {
  const target = path.resolve(entry)
  const manifestFile = path.join(target, 'package.json')
  const isFolder = existsSync(manifestFile)
  if (isFolder) takeNameFrom(manifestFile)
  const main = createRequire(path.join(target, 'index.js')).resolve(target)
  app.setAppPath(isFolder ? target : path.dirname(main))
  await import(pathToFileURL(main).href)
} catch (error) {
  console.error('Error: the app threw while it was loading')
  console.error(error)
  app.exit(1)
}
