import type { Bridge } from '../shared/contract/bridge'
import type { CallName, EventName, EventOf, Input, Output } from '../shared/contract/contract'
import { Failure, type Reply } from '../shared/failure'

declare global {
  interface Window {
    carrel: Bridge
  }
}

/** Asks the main process. Throws the Failure it answered with. */
export async function call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
  const reply = (await window.carrel.call(name, input)) as Reply<Output<N>>
  if (reply.ok) return reply.value
  throw new Failure(reply.failure.code, reply.failure.message)
}

/** Listens to the main process; returns the function that stops listening. */
export function listen<N extends EventName>(name: N, listener: (event: EventOf<N>) => void): () => void {
  return window.carrel.on(name, (event) => listener(event as EventOf<N>))
}
