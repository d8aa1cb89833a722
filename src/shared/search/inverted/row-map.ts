import type { Row } from '../lexicon/names'
import type { Reader, Writer } from '../text/bytes'

/** Rows of terms under keys, each counted as often as it was added. */
export type RowMap = {
  add(row: Row): void
  delete(row: Row): void
  /** Every distinct row under a key. */
  get(key: string): string[][]
  /** Every distinct row under the keys that begin so. */
  startingWith(beginning: string): string[][]
  write(writer: Writer): void
  read(reader: Reader): void
}

/** No rows. */
export function createRowMap(): RowMap {
  const rows = new Map<string, Map<string, number>>()

  function change({ key, terms }: Row, by: number): void {
    const row = terms.join(' ')
    const under = rows.get(key) ?? new Map<string, number>()
    const count = (under.get(row) ?? 0) + by
    if (count > 0) under.set(row, count)
    else under.delete(row)
    if (under.size > 0) rows.set(key, under)
    else rows.delete(key)
  }

  return {
    add: (row) => change(row, 1),
    delete: (row) => change(row, -1),
    get: (key) => Array.from(rows.get(key)?.keys() ?? [], (row) => row.split(' ')),
    startingWith(beginning) {
      const found: string[][] = []
      for (const [key, under] of rows)
        if (key.startsWith(beginning)) for (const row of under.keys()) found.push(row.split(' '))
      return found
    },
    write(writer) {
      writer.number(rows.size)
      for (const [key, under] of rows) {
        writer.text(key)
        writer.number(under.size)
        for (const [row, count] of under) {
          writer.text(row)
          writer.number(count)
        }
      }
    },
    read(reader) {
      for (let keys = reader.number(); keys > 0; keys--) {
        const key = reader.text()
        const under = new Map<string, number>()
        for (let count = reader.number(); count > 0; count--) under.set(reader.text(), reader.number())
        rows.set(key, under)
      }
    },
  }
}
