import type {
  BundledBrief,
  CallName,
  Input,
  MirrorState,
  Opening,
  Output,
  Saved,
} from '../shared/contract/contract'
import type { Change } from '../shared/workspace/workspace'
import type { Backups } from './session/backups'
import type { Session } from './session/session'
import { stamp } from './session/stamp'
import type { Store } from './store/store-type'
import type { Host } from './window/pages'

/** One function for each call of the contract; its type is the contract. `from` is the host of the page that asks. */
export type Handlers = { [N in CallName]: (input: Input<N>, from: Host) => Promise<Output<N>> | Output<N> }

/** What the handlers work with. The store and the briefs may still be loading when the first call comes. */
export type Work = {
  session: Session<Store>
  backups: Backups
  briefs: Promise<BundledBrief[]>
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
    restoreBackup: () => nothing(backups.restore()),
    chooseMirror: () => chooseMirror(work),
    resetMirror: async () => (await session.opened()).setMirror(null),
    putNoticesAway: async () => nothing((await session.opened()).putNoticesAway()),
    startAnew: () => nothing(session.exchange((store) => store.startAnew())),
  }
}

/** The lock page is told that Carrel is locked even in the moment after it was unlocked: it gets no content. */
async function open({ session, briefs, about }: Work, from: Host): Promise<Opening> {
  if (from === 'lock' || session.isLocked) return { isLocked: true, ...about }
  const { workspace, notices, isKept, isSealed, mirror } = await session.opened()
  return { isLocked: false, briefs: await briefs, workspace, notices, isKept, isSealed, mirror, ...about }
}

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
