/** Fails the case unless the condition holds; `what` says what was seen, with the figures. */
export function must(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what)
}
