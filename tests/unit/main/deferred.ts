/** A promise that the test settles when it likes. */
export function deferred<T = void>() {
  let resolve: (value: T) => void = atOnce
  let reject: (error: unknown) => void = atOnce
  const promise = new Promise<T>((settle, fail) => {
    resolve = settle
    reject = fail
  })
  return { promise, resolve, reject }
}

function atOnce(): never {
  throw new Error('a promise runs its function at once')
}
