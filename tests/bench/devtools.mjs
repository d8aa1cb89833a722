/**
 * Chromium's DevTools protocol over the pipes of a process started with `--remote-debugging-pipe`:
 * file descriptor 3 takes commands, 4 gives answers, each message JSON that ends in a NUL.
 * @param {import('node:child_process').ChildProcess} browser
 */
export function devtools(browser) {
  const commands = /** @type {import('node:stream').Writable} */ (browser.stdio[3])
  const answers = /** @type {import('node:stream').Readable} */ (browser.stdio[4])
  /** @type {Map<number, { resolve: (value: any) => void, reject: (reason: Error) => void }>} */
  const waiting = new Map()
  let unread = ''
  let last = 0

  answers.setEncoding('utf8')
  answers.on('data', (/** @type {string} */ text) => {
    const messages = (unread + text).split('\0')
    unread = messages.pop() ?? ''
    for (const { id, result, error } of messages.map((message) => JSON.parse(message))) {
      const asked = waiting.get(id)
      waiting.delete(id)
      if (error) asked?.reject(new Error(error.message))
      else asked?.resolve(result)
    }
  })
  answers.once('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the app ended before it answered'))
  })

  /** Sends one command, to a page if a session is given; its result. */
  return (
    /** @type {string} */ method,
    params = {},
    /** @type {string | undefined} */ sessionId = undefined,
  ) =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      commands.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`)
    })
}
