import { join } from 'node:path'
import { build } from 'vite'

/** Bundles `child.ts`, which Node cannot run as it is, into a folder; the path of the program. */
export async function bundleChild(folder: string): Promise<string> {
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'child.ts'),
      target: 'node20',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rollupOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' } },
    },
  })
  return join(folder, 'child.mjs')
}
