/** Tells the person at the terminal one thing, on stderr, so that stdout stays free for results. */
export function say(/** @type {string} */ sentence) {
  process.stderr.write(`[carrel] ${sentence}\n`)
}
