/** When to lock by itself. */
export type Idle = {
  /** Seconds since the last key or the last move of the mouse that the system has seen, anywhere on the machine. */
  idleSeconds: () => number
  /** After how many minutes without either to lock; null for never, and while it is locked. */
  minutes: () => number | null
  lock: () => void
}

/** `touch`: the window got a key or a click. */
export type IdleWatch = { touch: () => void; stop: () => void }

/**
 * Looks every `interval` milliseconds whether nobody is there any more. What the window gets counts as much as what the
 * system sees, which is not all: a remote desktop or a screen reader may press keys that no keyboard has. So time is
 * counted from what the system had counted at the last touch, or when it was unlocked.
 */
export function lockWhenIdle({ idleSeconds, minutes, lock }: Idle, interval: number): IdleWatch {
  let isTouched = true
  let counted = 0
  const timer = setInterval(() => {
    const limit = minutes()
    if (limit === null) {
      isTouched = true // whoever unlocks it is there
      return
    }
    const seconds = idleSeconds()
    if (isTouched) counted = seconds
    else if (seconds < counted) counted = 0
    isTouched = false
    if (seconds - counted >= limit * 60) lock()
  }, interval)
  return {
    touch() {
      isTouched = true
    },
    stop: () => clearInterval(timer),
  }
}
