/** Bytes being written: whole numbers below 2³² in base 128, texts and bytes with their length before them. */
export type Writer = {
  number(value: number): void
  text(value: string): void
  bytes(value: Uint8Array): void
  /** All that was written. */
  all(): Uint8Array
}

/** Nothing written yet. */
export function createWriter(): Writer {
  let room = new Uint8Array(1024)
  let used = 0

  function reserve(more: number): void {
    if (used + more <= room.length) return
    const roomier = new Uint8Array(2 * (used + more))
    roomier.set(room.subarray(0, used))
    room = roomier
  }

  function number(value: number): void {
    reserve(5)
    let rest = value
    while (rest > 0x7f) {
      room[used++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    room[used++] = rest
  }

  return {
    number,
    text(value) {
      number(value.length)
      for (let at = 0; at < value.length; at++) number(value.charCodeAt(at))
    },
    bytes(value) {
      number(value.length)
      reserve(value.length)
      room.set(value, used)
      used += value.length
    },
    all: () => room.slice(0, used),
  }
}

/** Bytes being read as they were written. Past the end, numbers are 0 and texts are empty. */
export type Reader = {
  readonly source: Uint8Array
  number(): number
  text(): string
  /** Where written bytes stand in the source. */
  span(): { start: number; end: number }
}

/** From the first byte on. */
export function createReader(source: Uint8Array): Reader {
  let at = 0

  function number(): number {
    let value = 0
    for (let shift = 0; at < source.length; shift += 7) {
      const byte = source[at++] ?? 0
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) break
    }
    return value >>> 0
  }

  return {
    source,
    number,
    text() {
      let value = ''
      for (let left = Math.min(number(), source.length - at); left > 0; left--)
        value += String.fromCharCode(number())
      return value
    },
    span() {
      const length = number()
      const start = at
      at = Math.min(source.length, start + length)
      return { start, end: at }
    },
  }
}

/** A check on bytes against damage (FNV-1a, 32 bits), not against intent. */
export function checkOf(bytes: Uint8Array): number {
  let check = 0x811c9dc5
  for (let at = 0; at < bytes.length; at++) check = Math.imul(check ^ (bytes[at] ?? 0), 0x01000193)
  return check >>> 0
}
