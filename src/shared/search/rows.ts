import type { Row } from './names/rows'

/** Rows of terms under keys, each counted as often as it was added. */
export type Rows = {
  add(row: Row): void
  delete(row: Row): void
  /** Every distinct row under a key. */
  get(key: string): string[][]
  /** All of it as text, a key and its rows a line, and back. */
  written(): string
  read(written: string): void
}

/** No rows. */
export function createRows(): Rows {
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
    written: () =>
      Array.from(rows, ([key, under]) => `${key}\t${[...under].flat().join('\t')}`).join('\n'),
    read(written) {
      for (const line of written.split('\n')) {
        const [key = '', ...fields] = line.split('\t')
        for (let at = 0; at + 1 < fields.length; at += 2)
          change({ key, terms: (fields[at] ?? '').split(' ') }, Number(fields[at + 1]))
      }
    },
  }
}
