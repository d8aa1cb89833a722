/** The smallest value that at least this share (0 to 1) of all do not exceed. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** Of an even number, the lower of the two in the middle. */
export function median(values: number[]): number {
  return percentile(values, 0.5)
}

/** Three digits that count, at most two behind the point. */
export function rounded(value: number): number {
  return Number(value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0))
}
