/**
 * Edits between two words: insert, drop or replace a letter, or swap two, even with others edited in between (the
 * unrestricted Damerau–Levenshtein distance). `limit` + 1 if it is more than `limit`. For words below 200 letters.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  const width = b.length + 1
  const cells = new Uint8Array((a.length + 1) * width) // row by row: the distance between the beginnings
  for (let j = 0; j < width; j++) cells[j] = j
  for (let i = 1; i <= a.length; i++) {
    cells[i * width] = i
    let lastColumn = 0 // where the letter of this row was last seen in `b`, counted from 1
    for (let j = 1; j < width; j++) {
      const isSame = a[i - 1] === b[j - 1]
      const here = i * width + j
      const least = Math.min(at(cells, here - 1) + 1, at(cells, here - width) + 1)
      const replaced = at(cells, here - width - 1) + (isSame ? 0 : 1)
      const lastRow = a.lastIndexOf(b.charAt(j - 1), i - 2) + 1 // where the letter of this column was last seen in `a`
      const isSwap = i > 1 && lastRow > 0 && lastColumn > 0
      const swapped = isSwap
        ? at(cells, (lastRow - 1) * width + lastColumn - 1) + (i - lastRow - 1) + 1 + (j - lastColumn - 1)
        : limit + 1
      cells[here] = Math.min(least, replaced, swapped)
      if (isSame) lastColumn = j
    }
  }
  return Math.min(at(cells, cells.length - 1), limit + 1)
}

function at(cells: Uint8Array, index: number): number {
  return cells[index] ?? 0
}
