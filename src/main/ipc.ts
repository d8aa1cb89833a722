import type { ZodError } from 'zod'
import { type CallName, contract } from '../shared/contract'
import { Failure, type Reply } from '../shared/failure'
import type { Handlers } from './handlers'

/** The page of the window, and the only one that is answered. */
export const pageOrigin = 'app://carrel/'

/** Who asks: the address of the frame, and whether it is the main frame of our own window. */
export type Sender = { url: string; isOurWindow: boolean }

/** A question from a window, as it arrived: nothing in it is believed yet. */
export type Question = { name: unknown; input: unknown; sender: Sender }

/** Answers one call. Never throws: what fails becomes a Reply, and what should not have failed is reported as well. */
export async function answer(
  handlers: Handlers,
  question: Question,
  report: (error: unknown) => void,
): Promise<Reply<unknown>> {
  try {
    return { ok: true, value: await handle(handlers, question) }
  } catch (error) {
    if (error instanceof Failure) return { ok: false, failure: { code: error.code, message: error.message } }
    report(error)
    return { ok: false, failure: { code: 'internal', message: internal } }
  }
}

const internal =
  'Something went wrong inside Carrel. Everything saved before is safe. Try again; if it happens once more, restart Carrel.'

async function handle(handlers: Handlers, { name, input, sender }: Question): Promise<unknown> {
  if (!sender.isOurWindow || !sender.url.startsWith(pageOrigin)) {
    throw new Failure(
      'unknown-sender',
      'This page is not part of Carrel, so it was not answered. Nothing was changed.',
    )
  }
  if (!isCallName(name)) {
    throw new Failure('unknown-call', `Carrel knows no call “${String(name)}”. Nothing was changed.`)
  }
  return handleCall(handlers, name, input)
}

function handleCall<N extends CallName>(handlers: Handlers, name: N, input: unknown): unknown {
  const checked = contract[name].input.safeParse(input)
  if (!checked.success) throw new Failure('bad-input', refusal(name, checked.error))
  return handlers[name](checked.data as Parameters<Handlers[N]>[0])
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(contract, name)
}

function refusal(name: CallName, { issues }: ZodError): string {
  const [issue] = issues
  const field = [name, ...(issue?.path ?? [])].map(String).join('.')
  return `“${field}” was refused (${issue?.message ?? 'it does not fit'}). Nothing was changed.`
}
