/** Saves the latest value a moment after the last change: `schedule` often, `flush` to have it done now. */
export type Autosave<T> = {
  schedule(value: T): void
  /** True once nothing is left to save; false when the disk would not have it. */
  flush(): Promise<boolean>
  /** Whether a value is waiting, for its moment or for another try after a failed one. */
  isOwing(): boolean
  /** Lets go of what is waiting; resolves when what is under way has ended. */
  cancel(): Promise<unknown>
}

/**
 * One save at a time, always of the newest value: `delayMs` after the last change, but at the latest `longestMs` after
 * the first one that is not saved. A save that fails keeps its value, and is tried again after `retryMs` or with the
 * next change, whichever comes first.
 */
export function createAutosave<T>(
  save: (value: T) => Promise<unknown>,
  { delayMs = 400, longestMs = 1000, retryMs = 5000 } = {},
): Autosave<T> {
  let waiting: { value: T } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let limit: ReturnType<typeof setTimeout> | undefined
  let running: Promise<unknown> = Promise.resolve()
  let cancellations = 0

  function stopWaiting(): void {
    clearTimeout(timer)
    clearTimeout(limit)
    limit = undefined
  }

  function later(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }

  async function saveWaiting(): Promise<void> {
    const taken = waiting
    if (!taken) return
    const cancelledBefore = cancellations
    waiting = null
    try {
      await save(taken.value)
    } catch {
      if (cancellations > cancelledBefore) return
      waiting ??= taken // the failure is on the save status already; the words stay here until they are on disk
      later(retryMs)
    }
  }

  async function flush(): Promise<boolean> {
    stopWaiting()
    running = running.then(saveWaiting)
    await running
    return waiting === null
  }

  return {
    schedule(value) {
      waiting = { value }
      limit ??= setTimeout(() => void flush(), longestMs)
      later(delayMs)
    },
    flush,
    isOwing: () => waiting !== null,
    cancel() {
      stopWaiting()
      cancellations += 1
      waiting = null
      return running
    },
  }
}
