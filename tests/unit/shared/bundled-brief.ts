import { readFileSync } from 'node:fs'
import { parseBrief } from '../../../src/shared/brief/brief'
import { BriefMetadata } from '../../../src/shared/brief/brief-metadata'

const folder = new URL('../../../resources/briefs/asan-2024-19s/', import.meta.url)

/** The metadata of the bundled brief. */
export const metadata = BriefMetadata.parse(JSON.parse(readFileSync(new URL('brief.json', folder), 'utf8')))

/** The bundled brief, parsed from its own bytes. */
export const bundled = parseBrief(metadata, readFileSync(new URL('source.txt', folder), 'utf8'))

/** A brief with other words under the same metadata. */
export function briefOf(text: string) {
  return parseBrief(metadata, text)
}
