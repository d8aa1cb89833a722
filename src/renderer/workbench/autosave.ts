/** Saves the latest value a moment after the last change: `schedule` often, `flush` to have it done now. */
export type Autosave<T> = {
  schedule(value: T): void
  /** True once nothing is left to save; false when the disk would not have it. */
  flush(): Promise<boolean>
  cancel(): void
}

/**
 * One save at a time, always of the newest value. A save that fails keeps its value, and is tried again after
 * `retryMs` or with the next change, whichever comes first.
 */
export function createAutosave<T>(
  save: (value: T) => Promise<unknown>,
  { delayMs = 400, retryMs = 5000 } = {},
): Autosave<T> {
  let waiting: { value: T } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<unknown> = Promise.resolve()

  function later(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }

  async function saveWaiting(): Promise<void> {
    const taken = waiting
    if (!taken) return
    waiting = null
    try {
      await save(taken.value)
    } catch {
      waiting ??= taken // the failure is on the save status already; the words stay here until they are on disk
      later(retryMs)
    }
  }

  async function flush(): Promise<boolean> {
    clearTimeout(timer)
    running = running.then(saveWaiting)
    await running
    return waiting === null
  }

  return {
    schedule(value) {
      waiting = { value }
      later(delayMs)
    },
    flush,
    cancel() {
      clearTimeout(timer)
      waiting = null
    },
  }
}
