import url from './worker?worker&url'

let policy: ReturnType<typeof trustedTypes.createPolicy> | null = null

/** Starts the worker that searches. Trusted Types let its script be loaded by this policy only, which knows one address. */
export function startWorker(): Worker {
  policy ??= trustedTypes.createPolicy('carrel-finder', { createScriptURL: () => url })
  return new Worker(policy.createScriptURL(''), { type: 'module' })
}
