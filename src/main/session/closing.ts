/** What has to be done, in this order, before the window goes. */
export type Steps = {
  /** Gets the window's last edits; never rejects, and has a limit of its own. */
  handOver: () => Promise<void>
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
  readonly isUnderWay: boolean
}

/** A close that loses nothing and cannot hang: a disk that takes longer than `limit` milliseconds is not waited for. */
export function createClosing({ handOver, settle, leave, report }: Steps, limit: number): Closing {
  let isUnderWay = false

  async function close(): Promise<void> {
    await handOver()
    await within(limit, settle()).catch(report)
    leave()
  }

  function begin(): void {
    if (isUnderWay) return
    isUnderWay = true
    close().catch(report)
  }

  return {
    begin,
    get isUnderWay() {
      return isUnderWay
    },
  }
}

/** Waits for the work, but no longer than `limit` milliseconds. Throws what the work throws in that time. */
async function within(limit: number, work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const expiry = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limit)
  })
  await Promise.race([work, expiry]).finally(() => clearTimeout(timer))
}
