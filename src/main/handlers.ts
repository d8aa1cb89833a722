import type { CallName, Input, Output } from '../shared/contract/contract'
import type { ListedBrief } from '../shared/contract/library'
import type { Opening, Unlocked } from '../shared/contract/opening'
import type { MirrorState } from '../shared/contract/protection'
import type { Saved } from '../shared/contract/workspace'
import { Failure } from '../shared/failure'
import type { Change, Workspace } from '../shared/workspace/workspace'
import type { Library } from './library/briefs'
import { firstBrief } from './library/first-brief'
import type { Backups } from './session/backups'
import type { Session } from './session/session'
import { stamp } from './session/stamp'
import type { Store } from './store/store-type'
import type { Host } from './window/pages'

/** One function for each call of the contract; its type is the contract. `from` is the host of the page that asks. */
export type Handlers = { [N in CallName]: (input: Input<N>, from: Host) => Promise<Output<N>> | Output<N> }

/** What the handlers work with. The store and the library may still be loading when the first call comes. */
export type Work = {
  session: Session<Store>
  backups: Backups
  library: Promise<Library>
  about: { dataFolder: string; version: string }
  newId: () => string
  now: () => Date
  copyText: (text: string) => undefined
  showDataFolder: () => Promise<undefined>
  finishClosing: () => undefined
  /** Asks for a folder for the mirror: a full path, or null when none was chosen. */
  askForMirror: () => Promise<string | null>
}

/** The work behind each call, in one line each: the input is checked before, the work is done elsewhere. */
export function createHandlers(work: Work): Handlers {
  const { session, backups } = work
  return {
    open: (_, from) => open(work, from),
    openBrief: async ({ id }) => (await work.library).read(id),
    change: (change) => commit(work, change),
    copyText: ({ text }) => work.copyText(text),
    showDataFolder: () => work.showDataFolder(),
    finishClosing: () => work.finishClosing(),
    unlock: ({ passphrase }) => nothing(session.unlock(passphrase)),
    lock: () => session.lock(),
    setPassphrase: async (wanted) => nothing((await session.opened()).setPassphrase(wanted)),
    removePassphrase: async ({ current }) => nothing((await session.opened()).removePassphrase(current)),
    backUp: () => backups.backUp(),
    chooseBackup: () => backups.choose(),
    openBackup: (asked) => backups.open(asked),
    restoreBackup: (guard) => nothing(backups.restore(guard)),
    chooseMirror: () => chooseMirror(work),
    resetMirror: async () => (await session.opened()).setMirror(null),
    putNoticesAway: async () => nothing((await session.opened()).putNoticesAway()),
    startAnew: () => nothing(session.exchange((store) => store.startAnew())),
  }
}

/** The lock page is told that Carrel is locked even in the moment after it was unlocked: it gets no content. */
async function open({ session, library, backups, about }: Work, from: Host): Promise<Opening> {
  if (from === 'lock' || session.isLocked) return { isLocked: true, ...about }
  const { workspace, notices, isKept, isSealed, mirror } = await session.opened()
  const found = await readFirst(await library, workspace)
  const { isLaidOpen } = backups
  return { isLocked: false, ...found, workspace, notices, isKept, isSealed, isLaidOpen, mirror, ...about }
}

/** A text that was changed since it was listed is refused now, and does not keep the others from being shown. */
async function readFirst({ list, read }: Library, workspace: Workspace): Promise<Found> {
  const id = firstBrief(list, workspace)
  if (id === null) return { briefs: list, shown: null }
  try {
    return { briefs: list, shown: await read(id) }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const { message } = error
    const isGone = (each: ListedBrief) => each.isVerified && each.metadata.id === id
    const rest = list.map((each) => (isGone(each) ? { isVerified: false as const, name: id, message } : each))
    return readFirst({ list: rest, read }, workspace)
  }
}

type Found = Pick<Unlocked, 'briefs' | 'shown'>

/** Stamped only when its turn has come, so that two edits of one note in flight do not undo each other. */
async function commit({ session, newId, now }: Work, change: Change): Promise<Saved> {
  const decided = { id: newId(), now: now().toISOString() }
  return (await session.opened()).commit((workspace) => stamp(change, { workspace, ...decided }))
}

async function chooseMirror({ session, askForMirror }: Work): Promise<MirrorState | null> {
  const folder = await askForMirror()
  return folder === null ? null : (await session.opened()).setMirror(folder)
}

/** The contract's word for a call that answers nothing. */
async function nothing(work: Promise<void>): Promise<undefined> {
  await work
}
