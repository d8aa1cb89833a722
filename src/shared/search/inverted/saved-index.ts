import { checkOf, createReader, createWriter, type Reader, type Writer } from '../text/bytes'
import type { SourceIndex } from './source-index'

/** A number that changes with everything that decides what an index holds: tokens, keys, names, this format. */
export const engineVersion = 2

/** A batch that an index holds: `hash` says of which very text, `count` how many entries. */
export type SavedBatch = { id: string; hash: string; count: number }

const format = 'carrel search index'

/** An index as bytes: what it is, its check, the batches, the words of each entry, the terms and where they stand. */
export function savedIndex(sourceIndex: SourceIndex, batches: readonly SavedBatch[]): Uint8Array {
  const body = createWriter()
  body.number(batches.length)
  for (const { id, hash, count } of batches) {
    body.text(id)
    body.text(hash)
    body.number(count)
  }
  for (const entry of sourceIndex.entries) body.number(entry?.words ?? 0)
  writeTerms(body, sourceIndex)
  sourceIndex.names.write(body)
  sourceIndex.initials.write(body)
  const written = body.all()
  const file = createWriter()
  file.text(format)
  file.number(engineVersion)
  file.text(`${checkOf(written)}`)
  file.bytes(written)
  return file.all()
}

/** What a saved index holds. `words` is for each entry, in the order of the batches; `fill` puts it in a source index. */
export type Loaded = { batches: SavedBatch[]; words: number[]; fill(sourceIndex: SourceIndex): void }

/** The index in these bytes, or null if they are damaged or of another version. */
export function loadedIndex(file: Uint8Array): Loaded | null {
  const header = createReader(file)
  if (header.text() !== format || header.number() !== engineVersion) return null
  const check = header.text()
  const { start, end } = header.span()
  const written = file.subarray(start, end)
  if (`${checkOf(written)}` !== check) return null
  const body = createReader(written)
  const batches = Array.from({ length: body.number() }, () => ({
    id: body.text(),
    hash: body.text(),
    count: body.number(),
  }))
  const words = batches.flatMap(({ count }) => Array.from({ length: count }, body.number))
  return {
    batches,
    words,
    fill(sourceIndex) {
      readTerms(body, sourceIndex)
      sourceIndex.names.read(body)
      sourceIndex.initials.read(body)
    },
  }
}

/** In order, each with how much of the one before it begins with. */
function writeTerms(body: Writer, { postings, vocabulary }: SourceIndex): void {
  const terms = [...postings.keys()].sort()
  body.number(terms.length)
  let before = ''
  for (const term of terms) {
    const shared = sharedLength(before, term)
    body.number(shared)
    body.text(term.slice(shared))
    const held = postings.get(term)
    body.number(vocabulary.count(term))
    body.number(held?.last ?? 0)
    body.bytes(held?.bytes.subarray(held.start, held.end) ?? new Uint8Array())
    before = term
  }
}

function readTerms(body: Reader, { postings, vocabulary }: SourceIndex): void {
  const count = body.number()
  let term = ''
  for (let at = 0; at < count; at++) {
    term = term.slice(0, body.number()) + body.text()
    const entries = body.number()
    const last = body.number()
    const { start, end } = body.span()
    postings.set(term, { bytes: body.source, start, end, room: end, last, count: entries })
    vocabulary.add(term, entries)
  }
}

function sharedLength(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}
