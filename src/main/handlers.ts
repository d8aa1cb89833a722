import type { BundledBrief, CallName, Input, Opening, Output, Saved } from '../shared/contract'
import type { Change } from '../shared/workspace'
import { stamp } from './stamp'
import type { Store } from './store/store'

/** One function for each call of the contract; its type is the contract. */
export type Handlers = { [N in CallName]: (input: Input<N>) => Promise<Output<N>> | Output<N> }

/** What the handlers work with. The store and the briefs may still be loading when the first call comes. */
export type Work = {
  store: Promise<Store>
  briefs: Promise<BundledBrief[]>
  about: { dataFolder: string; version: string }
  newId: () => string
  now: () => Date
  copyText: (text: string) => undefined
  showDataFolder: () => Promise<undefined>
  finishClosing: () => undefined
}

/** The work behind each call, in one line each: the input is checked before, the work is done elsewhere. */
export function createHandlers(work: Work): Handlers {
  return {
    open: () => open(work),
    change: (change) => commit(work, change),
    copyText: ({ text }) => work.copyText(text),
    showDataFolder: () => work.showDataFolder(),
    finishClosing: () => work.finishClosing(),
  }
}

async function open({ store, briefs, about }: Work): Promise<Opening> {
  const { workspace, notices, isKept } = await store
  return { briefs: await briefs, workspace, notices, isKept, ...about }
}

/** Stamped only when its turn has come, so that two edits of one note in flight do not undo each other. */
async function commit({ store, newId, now }: Work, change: Change): Promise<Saved> {
  const decided = { id: newId(), now: now().toISOString() }
  return (await store).commit((workspace) => stamp(change, { workspace, ...decided }))
}
