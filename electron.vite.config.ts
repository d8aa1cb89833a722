import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { searchIndexes } from './scripts/search/indexes'

// The oldest runtime Carrel runs on is the registry's Electron 33 (Chromium 130, Node 20.18): build for that one.
const node = 'node20.18'
const chrome = 'chrome130'

export default defineConfig({
  main: {
    plugins: [searchIndexes(resolve('resources/briefs'))],
    build: {
      target: node,
      externalizeDeps: false,
      rollupOptions: { input: { index: resolve('src/main/index.ts') } },
    },
  },
  preload: {
    build: {
      target: node,
      externalizeDeps: false,
      rollupOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    worker: { format: 'es' },
    resolve: {
      // Its browser edition writes innerHTML to decode entities, which Trusted Types rightly refuse; this one uses a table.
      alias: {
        'decode-named-character-reference': resolve('node_modules/decode-named-character-reference/index.js'),
      },
    },
    build: {
      target: chrome,
      minify: true,
      cssCodeSplit: false,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rollupOptions: {
        input: {
          index: resolve('src/renderer/index.html'),
          stopped: resolve('src/renderer/stopped.html'), // after three crashes within a minute
        },
      },
    },
  },
})
