/**
 * The entries that hold a term, by number and in order, with how often each does: for each the distance from the one
 * before, doubled, odd if a count follows, in base 128 (seven bits a byte, the eighth says that more follow). They are
 * the bytes from `start` to `end`, and may grow to `room`: in a saved index, many share one array.
 */
export type Postings = {
  bytes: Uint8Array
  start: number
  end: number
  room: number
  last: number
  count: number
}

/** No entries. */
export function emptyPostings(): Postings {
  return { bytes: new Uint8Array(4), start: 0, end: 0, room: 4, last: -1, count: 0 }
}

/** Notes that an entry, numbered above all before, holds the term `times` times. */
export function append(postings: Postings, entry: number, times: number): void {
  const distance = 2 * (entry - postings.last) + (times > 1 ? 1 : 0)
  put(postings, distance)
  if (times > 1) put(postings, times)
  postings.last = entry
  postings.count++
}

function put(postings: Postings, value: number): void {
  if (postings.end + 5 > postings.room) grow(postings)
  let rest = value
  while (rest > 0x7f) {
    postings.bytes[postings.end++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  postings.bytes[postings.end++] = rest
}

function grow(postings: Postings): void {
  const held = postings.bytes.subarray(postings.start, postings.end)
  postings.bytes = new Uint8Array(Math.ceil(1.5 * held.length) + 5)
  postings.bytes.set(held)
  postings.start = 0
  postings.end = held.length
  postings.room = postings.bytes.length
}

/** Calls `visit` for each entry in order. Damaged bytes give wrong numbers, never an endless loop. */
export function visitAll(
  { bytes, start, end }: Postings,
  visit: (entry: number, times: number) => void,
): void {
  let entry = -1
  let distance = -1 // what was read of a pair whose count is still to come, or -1
  let value = 0
  let shift = 0
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0
    value |= (byte & 0x7f) << shift
    shift += 7
    if (byte > 0x7f) continue
    if (distance < 0 && value & 1) distance = value
    else {
      entry += (distance < 0 ? value : distance) >>> 1
      visit(entry, distance < 0 ? 1 : value)
      distance = -1
    }
    value = 0
    shift = 0
  }
}
