import { vi } from 'vitest'
import { stamp } from '../../../src/main/session/stamp'
import { layPanes } from '../../../src/renderer/pane/desk'
import { createPane, type Pane } from '../../../src/renderer/pane/pane'
import { layOut } from '../../../src/renderer/session/store'
import type { Brief } from '../../../src/shared/brief/brief'
import type { Bridge } from '../../../src/shared/contract/bridge'
import type { Unlocked } from '../../../src/shared/contract/opening'
import { apply } from '../../../src/shared/workspace/apply'
import { Change, emptyWorkspace, type Workspace } from '../../../src/shared/workspace/workspace'
import { bundled, metadata } from '../shared/bundled-brief'

/** When the disk has whatever is written. */
export const savedAt = '2026-11-24T10:32:07.000Z'

/** What a full disk says. */
export const full = 'This change is not saved: the disk is full.'

/** The disk at the other end of the wire: what it has, what it was asked for, and whether it has room, and when. */
export const disk = {
  workspace: emptyWorkspace(),
  asked: [] as Change['type'][],
  isFull: false,
  isReady: Promise.resolve<unknown>(undefined),
}

const bridge: Bridge = {
  async call(_, input) {
    const change = Change.parse(input)
    disk.asked.push(change.type)
    await disk.isReady
    if (disk.isFull) return { ok: false, failure: { code: 'not-saved', message: full } }
    const given = { workspace: disk.workspace, id: crypto.randomUUID(), now: savedAt }
    const operation = stamp(change, given)
    disk.workspace = apply(disk.workspace, operation)
    return { ok: true, value: { operation, savedAt } }
  },
  on: () => () => undefined,
}

/** A window on a fresh disk that has this workspace, with one pane on the bundled brief. */
export function openWindow(workspace: Workspace = emptyWorkspace()): Pane {
  Object.assign(disk, { workspace, asked: [], isFull: false, isReady: Promise.resolve() })
  vi.stubGlobal('window', { carrel: bridge, matchMedia: () => ({ matches: false }) })
  const opening: Unlocked = {
    isLocked: false,
    isKept: true,
    isSealed: false,
    isLaidOpen: false,
    notices: [],
    briefs: [{ isVerified: true, metadata }],
    shown: null,
    mirror: { folder: '/mirror', isOwnChoice: false, state: 'in-step', why: null },
    workspace,
    dataFolder: '/',
    version: '0',
  }
  layOut(opening)
  return layPane(bundled)
}

/** A pane on this brief, the only one there is; its element is never asked for anything here. */
function layPane(brief: Brief): Pane {
  const pane = createPane(brief, {} as HTMLElement, { id: 'pane', memory: null, origin: null })
  layPanes([pane], pane)
  return pane
}
