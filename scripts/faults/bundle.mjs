import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { digestOf } from '../setup/stamp.mjs'

/** Everything that decides what the suite and its child processes are. */
const sources = ['src/shared', 'src/main', 'tests/faults', 'scripts/faults', 'package-lock.json']

/** So many bundles are kept: a long run must keep its own while the sources go on changing. */
const keptBundles = 5

/** Bundles the fault suite and the program of its children, unless they stand there already; their folder. */
export async function bundleFaults(/** @type {string} */ root) {
  const all = path.join(root, '.cache', 'faults')
  const folder = path.join(all, digestOf(root, sources).slice(0, 16))
  if (existsSync(path.join(folder, 'run.js'))) return folder
  const unfinished = `${folder}.${process.pid}`
  const { build } = await import('vite')
  const at = (/** @type {string} */ name) => path.join(root, 'tests', 'faults', name)
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: unfinished,
      emptyOutDir: true,
      minify: false,
      rollupOptions: {
        input: { run: at('run.ts'), child: at('child.ts') },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  })
  if (!existsSync(folder)) renameSync(unfinished, folder)
  rmSync(unfinished, { recursive: true, force: true })
  removeOld(all)
  return folder
}

function removeOld(/** @type {string} */ all) {
  const newestFirst = readdirSync(all)
    .map((name) => path.join(all, name))
    .map((folder) => ({ folder, time: statSync(folder).mtimeMs }))
    .sort((one, other) => other.time - one.time)
  for (const { folder } of newestFirst.slice(keptBundles)) rmSync(folder, { recursive: true, force: true })
}
