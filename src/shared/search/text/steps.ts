/** Work that is done step by step: after each it may be gone on with later, or not at all. */
export type Steps<T> = Generator<void, T, void>

/** Takes all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
