// How long an edit takes until the disk has it, and how long opening takes; without Electron, with the real store.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { build } from 'vite'

/** Measures in turn and prints one JSON object and a table; `runs` is how often each is opened anew. */
export async function run(/** @type {{ root: string, runs: number }} */ { root, runs }) {
  const outDir = path.join(root, '.cache', 'bench-store')
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: path.join(root, 'tests', 'bench', 'store', 'main.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node20.18',
      rollupOptions: { output: { entryFileNames: 'main.mjs' } },
    },
  })
  const given = [path.join(outDir, 'main.mjs'), root, String(runs)]
  const { status } = spawnSync(process.execPath, given, { stdio: 'inherit' })
  if (status !== 0) throw new Error('The measuring ended before it was done; the reason stands above.')
}
