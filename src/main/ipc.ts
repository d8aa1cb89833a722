import type { ZodError } from 'zod'
import type { Call } from '../shared/contract/call'
import { type CallName, contract } from '../shared/contract/contract'
import { Failure, type Reply } from '../shared/failure'
import type { Handlers } from './handlers'
import { lockedFailure } from './session/session'
import { type Host, hostOf } from './window/pages'

/** Who asks: the address of the frame, and whether it is the main frame of our own window. */
export type Sender = { url: string; isOurWindow: boolean }

/** A question from a window, as it arrived: nothing in it is believed yet. */
export type Question = { name: unknown; input: unknown; sender: Sender }

/** Who answers. */
export type Desk = { handlers: Handlers; isLocked: () => boolean; report: (error: unknown) => void }

/** Answers one call. Never throws: what fails becomes a Reply, and what should not have failed is reported as well. */
export async function answer(desk: Desk, question: Question): Promise<Reply<unknown>> {
  try {
    return { ok: true, value: await handle(desk, question) }
  } catch (error) {
    if (error instanceof Failure) return { ok: false, failure: { code: error.code, message: error.message } }
    desk.report(error)
    return { ok: false, failure: { code: 'internal', message: internal } }
  }
}

const internal =
  'Something went wrong inside Carrel. Everything saved before is safe. Try again; if it happens once more, restart Carrel.'

async function handle(desk: Desk, { name, input, sender }: Question): Promise<unknown> {
  const host = sender.isOurWindow ? hostOf(sender.url) : null
  if (host === null) {
    throw new Failure(
      'unknown-sender',
      'This page is not part of Carrel, so it was not answered. Nothing was changed.',
    )
  }
  if (!isCallName(name)) {
    throw new Failure('unknown-call', `Carrel knows no call “${String(name)}”. Nothing was changed.`)
  }
  if (!mayAsk(name, host, desk.isLocked())) throw lockedFailure()
  return handleCall(desk.handlers, { name, input, host })
}

function mayAsk(name: CallName, host: Host, isLocked: boolean): boolean {
  const { whileLocked }: Call = contract[name]
  return host === 'lock' ? whileLocked === 'from-lock-page' : !isLocked || whileLocked !== undefined
}

type Checked<N extends CallName> = { name: N; input: unknown; host: Host }

function handleCall<N extends CallName>(handlers: Handlers, { name, input, host }: Checked<N>): unknown {
  const checked = contract[name].input.safeParse(input)
  if (!checked.success) throw new Failure('bad-input', refusal(name, checked.error))
  return handlers[name](checked.data as Parameters<Handlers[N]>[0], host)
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(contract, name)
}

function refusal(name: CallName, { issues }: ZodError): string {
  const [issue] = issues
  const field = [name, ...(issue?.path ?? [])].map(String).join('.')
  return `“${field}” was refused (${issue?.message ?? 'it does not fit'}). Nothing was changed.`
}
