import { checkOf, createWriter } from '../text/bytes'
import type { Entry } from '../text/entry'
import { loadedIndex, type SavedBatch, savedIndex } from './saved-index'
import { adopt, forget, type SourceIndex, sizeOf, tidy } from './source-index'

/** Entries that stand and fall together, a brief's. `hash` changes with anything that decides what they are. */
export type Batch = { id: string; hash: string; source: string; entries: readonly Omit<Entry, 'source'>[] }

/** The hash of a batch that is decided by the texts of its entries. */
export function hashOf(entries: Batch['entries']): string {
  const writer = createWriter()
  for (const { text } of entries) writer.text(text)
  const bytes = writer.all()
  return `${bytes.length}-${checkOf(bytes)}`
}

type Collection = {
  sourceIndexOf(source: string): SourceIndex
  put(entry: Entry): void
  remove(id: string): unknown
  takeOrder(): number
}

/** The part of a collection that keeps batches, and saves and loads their index. */
export function createBatches({ sourceIndexOf, put, remove, takeOrder }: Collection) {
  const batches = new Map<string, Batch>()

  function removeBatch(id: string): void {
    for (const entry of batches.get(id)?.entries ?? []) remove(entry.id)
    batches.delete(id)
  }

  function putBatch(batch: Batch): void {
    removeBatch(batch.id)
    batches.set(batch.id, batch) // at the end, as its entries are on their source index
    for (const entry of batch.entries) put({ ...entry, source: batch.source })
  }

  function save(source: string): Uint8Array {
    const sourceIndex = sourceIndexOf(source)
    tidy(sourceIndex)
    const own = [...batches.values()].filter((batch) => batch.source === source)
    const ids = own.flatMap(({ entries }) => entries.map(({ id }) => id))
    if (ids.length !== sourceIndex.entries.length || ids.some((id, at) => sourceIndex.entries[at]?.id !== id))
      throw new Error(`the entries of ${source} are not those of its batches`)
    return savedIndex(
      sourceIndex,
      own.map(({ id, hash, entries }) => ({ id, hash, count: entries.length })),
    )
  }

  function load(saved: Uint8Array, source: string, given: readonly Batch[]): Batch[] {
    const sourceIndex = sourceIndexOf(source)
    const known =
      sizeOf(sourceIndex) === 0 ? adopted({ sourceIndex, takeOrder }, saved, given) : new Set<Batch>()
    for (const batch of known) batches.set(batch.id, batch)
    const others = given.filter((batch) => !known.has(batch))
    for (const batch of others) putBatch(batch)
    return others
  }

  return { putBatch, removeBatch, save, load }
}

type Filling = Pick<Collection, 'takeOrder'> & { sourceIndex: SourceIndex }

/** Fills an empty source index with what the saved index holds of the batches, and takes out what it holds of others. */
function adopted(
  { sourceIndex, takeOrder }: Filling,
  saved: Uint8Array,
  given: readonly Batch[],
): Set<Batch> {
  const loaded = loadedIndex(saved)
  const known = new Set<Batch>()
  if (!loaded) return known
  loaded.fill(sourceIndex)
  const wanted = new Map(given.map((batch) => [batch.id, batch]))
  const gone = new Set<number>()
  for (const batch of loaded.batches) {
    const match = same(wanted.get(batch.id), batch)
    if (match) known.add(match)
    for (let at = 0; at < batch.count; at++) {
      const number = sourceIndex.entries.length
      const entry = match?.entries[at] ?? { id: `\0${number}`, text: '' }
      if (!match) gone.add(number)
      const words = loaded.words[number] ?? 0
      adopt(sourceIndex, { id: entry.id, text: entry.text, words, order: takeOrder(), fields: entry })
    }
  }
  if (gone.size > 0) forget(sourceIndex, gone)
  return known
}

function same(batch: Batch | undefined, { hash, count }: SavedBatch): Batch | null {
  return batch?.hash === hash && batch.entries.length === count ? batch : null
}
