import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { digestOf, isFresh, writeStamp } from '../setup/stamp.mjs'

/** Everything that decides what the suite and its child processes are. */
const sources = ['src/shared', 'src/main', 'tests/faults', 'scripts/faults', 'package-lock.json']

/** Bundles the fault suite and the program of its children, unless they stand there already; their folder. */
export async function bundleFaults(/** @type {string} */ root) {
  const folder = path.join(root, '.cache', 'faults')
  const stamp = path.join(folder, '.built')
  const digest = digestOf(root, sources)
  if (isFresh(stamp, digest) && existsSync(path.join(folder, 'run.js'))) return folder
  rmSync(stamp, { force: true })
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
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rollupOptions: {
        input: { run: at('run.ts'), child: at('child.ts') },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  })
  writeStamp(stamp, digest)
  return folder
}
