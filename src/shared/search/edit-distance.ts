/**
 * Edits between two words: insert, drop or replace a letter, or swap two, even with others edited in between (the
 * unrestricted Damerau–Levenshtein distance). `limit` + 1 if it is more than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  const rows = [fresh(b.length, 0)]
  const lastRow = new Map<string, number>() // where each letter of `a` was last seen, counted from 1
  for (let i = 1; i <= a.length; i++) {
    const row = fresh(b.length, i)
    let lastColumn = 0 // where the letter of this row was last seen in `b`
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      const above = at(rows, i - 1)
      const [fromRow, fromColumn] = [lastRow.get(b.charAt(j - 1)) ?? 0, lastColumn]
      const swap = fromRow > 0 && fromColumn > 0 ? at(rows, fromRow - 1)[fromColumn - 1] : undefined
      row[j] = Math.min(
        (above[j - 1] ?? 0) + (isSame ? 0 : 1),
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (swap ?? Number.POSITIVE_INFINITY) + (i - fromRow - 1) + 1 + (j - fromColumn - 1),
      )
      if (isSame) lastColumn = j
    }
    lastRow.set(a.charAt(i - 1), i)
    rows.push(row)
  }
  return Math.min(at(rows, a.length)[b.length] ?? 0, limit + 1)
}

function fresh(length: number, first: number): number[] {
  const row = Array.from({ length: length + 1 }, (_, column) => column)
  row[0] = first
  return row
}

function at(rows: number[][], index: number): number[] {
  return rows[index] ?? []
}
