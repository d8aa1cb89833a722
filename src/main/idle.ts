/** When to lock by itself. */
export type Idle = {
  /** Seconds since the last key or the last move of the mouse, anywhere on the machine. */
  idleSeconds: () => number
  /** After how many minutes without either to lock; null for never. */
  minutes: () => number | null
  lock: () => void
}

/** Looks every `interval` milliseconds whether nobody is there any more; returns the function that stops it. */
export function lockWhenIdle({ idleSeconds, minutes, lock }: Idle, interval: number): () => void {
  const timer = setInterval(() => {
    const limit = minutes()
    if (limit !== null && idleSeconds() >= limit * 60) lock()
  }, interval)
  return () => clearInterval(timer)
}
