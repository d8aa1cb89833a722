import type { Reply } from '../failure'

/** All that the preload script gives the window: one way to ask, one way to be told. */
export type Bridge = {
  call(name: string, input: unknown): Promise<Reply<unknown>>
  /** Returns the function that stops listening. */
  on(name: string, listener: (event: unknown) => void): () => void
}
