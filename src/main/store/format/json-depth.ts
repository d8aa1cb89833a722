/** Nesting of a bigger file is refused; what Carrel writes itself is seven deep. */
export const maximumDepth = 32

const quote = 0x22
const backslash = 0x5c

/**
 * Whether brackets in the JSON text nest deeper than `limit`. One pass without recursion, so that a hostile file is
 * refused before anything recursive sees it: JSON.parse takes 100,000 levels that JSON.stringify then throws on.
 */
export function isDeeperThan(json: string, limit: number): boolean {
  let depth = 0
  for (let index = 0; index < json.length; index++) {
    const unit = json.charCodeAt(index)
    if (unit === quote) index = endOfString(json, index)
    else if (unit === 0x5b || unit === 0x7b) {
      if (++depth > limit) return true
    } else if (unit === 0x5d || unit === 0x7d) depth--
  }
  return false
}

/** Where the string that begins here ends. Nearly all of a workspace stands in strings, and they are skipped in leaps. */
function endOfString(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end >= 0; end = json.indexOf('"', end + 1))
    if (!isEscaped(json, end)) return end
  return json.length
}

/** Whether an odd number of backslashes stands before it. */
function isEscaped(json: string, index: number): boolean {
  let before = index - 1
  while (json.charCodeAt(before) === backslash) before--
  return (index - before) % 2 === 0
}
