/** What has to be done, in this order, before the window goes. */
export type Steps = {
  /** Asks the window for its last edits; it answers by `handedOver`. False if there is nobody to ask. */
  askWindow: () => boolean
  /** Brings everything to the disk. */
  settle: () => Promise<void>
  /** Removes the window, once. */
  leave: () => void
  report: (error: unknown) => void
}

/** The road from the click on the cross to the end. */
export type Closing = {
  /** The first time sets out on the road; again does nothing. */
  begin: () => void
  /** The window has handed over its last edits, or is gone. */
  handedOver: () => void
}

/** A close that loses nothing and cannot hang: after `limit` milliseconds the window goes whatever is still under way. */
export function createClosing(steps: Steps, limit: number): Closing {
  let state: 'open' | 'asking' | 'settling' | 'left' = 'open'
  let timer: ReturnType<typeof setTimeout> | undefined

  function leave(): void {
    if (state === 'left') return
    state = 'left'
    clearTimeout(timer)
    steps.leave()
  }

  function settle(): void {
    if (state !== 'asking') return
    state = 'settling'
    steps.settle().catch(steps.report).finally(leave)
  }

  function begin(): void {
    if (state !== 'open') return
    state = 'asking'
    timer = setTimeout(leave, limit)
    if (!steps.askWindow()) settle()
  }

  return { begin, handedOver: settle }
}
