/** Every way an action can fail that a person should hear about; anything else is a bug and an `Error`. */
export type FailureCode =
  | 'bad-input'
  | 'unknown-call'
  | 'unknown-sender'
  | 'unknown-annotation'
  | 'nothing-to-undo'
  | 'nothing-to-redo'
  | 'not-saved'
  | 'locked'
  | 'wrong-passphrase'
  | 'unfit-passphrase'
  | 'backup-unreadable'
  | 'unprotected'
  | 'mirror-unfit'
  | 'brief-unreadable'
  | 'brief-changed'
  | 'internal'

/** An expected failure. `message` is a sentence for the reader: what happened, what is safe, what to do next. */
export class Failure extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
  ) {
    super(message)
    this.name = 'Failure'
  }
}

/** How an answer crosses the process border, where an Error would lose everything but its message. */
export type Reply<T> = { ok: true; value: T } | { ok: false; failure: { code: FailureCode; message: string } }

/** For the end of a switch: the compiler proves that it cannot be reached. */
export function never(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}
