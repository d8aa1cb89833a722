// The search index of each bundled brief, built with the app: the window loads it, which is quicker than building it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { parseBrief } from '../../src/shared/brief/brief'
import { BriefMetadata } from '../../src/shared/brief/brief-metadata'
import { passageBatch } from '../../src/shared/results/entries'
import { createSearch } from '../../src/shared/search'

/** Puts `search-indexes/<id>.index` beside what is built, for each brief in the folder. */
export function searchIndexes(folder: string): Plugin {
  return {
    name: 'carrel-search-indexes',
    generateBundle() {
      for (const id of readdirSync(folder)) {
        const source = indexOf(join(folder, id))
        this.emitFile({ type: 'asset', fileName: `search-indexes/${id}.index`, source })
      }
    },
  }
}

/** The saved index of the brief in this folder. */
export function indexOf(folder: string): Uint8Array {
  const metadata = BriefMetadata.parse(JSON.parse(readFileSync(join(folder, 'brief.json'), 'utf8')))
  const batch = passageBatch(parseBrief(metadata, readFileSync(join(folder, 'source.txt'), 'utf8')))
  const search = createSearch()
  search.putBatch(batch)
  return search.save(batch.source)
}
