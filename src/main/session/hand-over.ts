/** Asks the window for what it has not handed over yet, before it is closed, locked, or given other content. */
export type HandOver = {
  /** Resolves when the window has answered, is gone, or has taken too long; never rejects. Two at once are one. */
  ask: () => Promise<void>
  /** The window has answered, or is gone. */
  answered: () => void
}

/** `askWindow` is false if there is nobody to ask; `limit` is in milliseconds. */
export function createHandOver(askWindow: () => boolean, limit: number): HandOver {
  let asking: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let answered: (() => void) | null = null

  function begin(): Promise<void> {
    return new Promise((resolve) => {
      answered = resolve
      timer = setTimeout(resolve, limit)
      if (!askWindow()) resolve()
    })
  }

  function end(): void {
    clearTimeout(timer)
    answered = null
    asking = null
  }

  function ask(): Promise<void> {
    asking ??= begin().finally(end)
    return asking
  }

  return { ask, answered: () => answered?.() }
}
