const quote = 0x22
const backslash = 0x5c
const open = new Set([0x5b, 0x7b])
const close = new Set([0x5d, 0x7d])

/**
 * Whether brackets in the JSON text nest deeper than `limit`. One pass without recursion, so that a hostile file is
 * refused before anything recursive sees it: JSON.parse takes 100,000 levels that JSON.stringify then throws on.
 */
export function isDeeperThan(json: string, limit: number): boolean {
  let depth = 0
  let isString = false
  for (let index = 0; index < json.length; index++) {
    const unit = json.charCodeAt(index)
    if (isString) {
      if (unit === backslash) index++
      else if (unit === quote) isString = false
    } else if (unit === quote) isString = true
    else if (open.has(unit)) {
      if (++depth > limit) return true
    } else if (close.has(unit)) depth--
  }
  return false
}
