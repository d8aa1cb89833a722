/**
 * Edits between two words (insert, drop, replace, swap two neighbours: optimal string alignment), or `limit`
 * + 1 if more.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let twoAbove: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) row.push(cell({ a, b, i, j, row, above, twoAbove }))
    if (Math.min(...row) > limit) return limit + 1
    twoAbove = above
    above = row
  }
  return Math.min(at(above, b.length), limit + 1)
}

type Cell = { a: string; b: string; i: number; j: number; row: number[]; above: number[]; twoAbove: number[] }

function cell({ a, b, i, j, row, above, twoAbove }: Cell): number {
  const replaced = at(above, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
  const least = Math.min(at(above, j) + 1, at(row, j - 1) + 1, replaced)
  const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
  return isSwap ? Math.min(least, at(twoAbove, j - 2) + 1) : least
}

function at(row: number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
