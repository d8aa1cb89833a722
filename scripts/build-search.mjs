// `npm run build:search`: Carrel's search of one brief as one self-contained ES module, out/search/carrel-search.mjs.
import path from 'node:path'
import { build } from 'vite'
import { projectRoot } from './setup/paths.mjs'

await build({
  root: projectRoot,
  configFile: false,
  logLevel: 'warn',
  build: {
    target: 'node20.18',
    ssr: true,
    minify: false,
    emptyOutDir: true,
    outDir: path.join(projectRoot, 'out', 'search'),
    rollupOptions: {
      input: path.join(projectRoot, 'scripts', 'search', 'module.ts'),
      output: { format: 'es', entryFileNames: 'carrel-search.mjs' },
    },
  },
  ssr: { noExternal: true },
})
