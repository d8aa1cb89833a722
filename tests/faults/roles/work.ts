import { createInterface } from 'node:readline'
import { openStore, type Store } from '../../../src/main/store/store'
import type { StoreNotice } from '../../../src/shared/contract/protection'
import { Failure } from '../../../src/shared/failure'
import { type Death, watchCalls } from '../child/dying'
import { say } from '../child/saying'
import { placeOf, type Told } from '../stores/places'
import { type Bounds, countEdits, difference } from '../truth/judging'
import { editAt, isReplacement, replacementOf, type Story, Telling } from '../truth/story'

/** One thing to do at an open store. */
export type Act =
  | { do: 'edits'; count: number; atOnce: number }
  | { do: 'checkpoint' }
  | { do: 'passphrase'; passphrase: string; current: string | null }
  | { do: 'unseal'; current: string }
  | { do: 'mirror'; folder: string | null }
  | { do: 'both'; acts: Act[] }
  /** Says `waiting`, and goes on when it is told something. */
  | { do: 'wait' }
  | { do: 'close' }

/** What is to be done, what is known of the store's story so far, and when to die: `act` -1 is the opening. */
export type Work = {
  place: Told
  passphrase: string | null
  story: Story
  bounds: Bounds
  acts: Act[]
  death: (Death & { act: number }) | null
  /** Says `ready` and opens when it is told something: so two can begin at once. */
  isRace?: boolean
  /** Gives root's rights up first: root may read everything. */
  isOrdinary?: boolean
  /** A planted fault: acknowledges one edit that it never commits. */
  isHasty?: boolean
}

/** What `opened` says: `count` is how many edits of the story are there, or null when it is none of its states. */
export type Opened = {
  count: number | null
  difference: string
  isKept: boolean
  isSealed: boolean
  notices: StoreNotice[]
}

/**
 * Opens a store, says how much of its story is there, and goes on with it. `begin` and `end` frame the opening and each
 * act, with its number: `begin 2 checkpoint`.
 */
export async function work(given: Work): Promise<void> {
  const heard = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
  if (given.isOrdinary) becomeOrdinary()
  const watch = given.death && (await watchCalls(given.death))
  if (given.isRace) {
    say('ready')
    await heard.next()
  }
  if (given.death?.act === -1) watch?.arm()
  say('begin open')
  const opened = await opening(given)
  say('end open')
  const working =
    opened && new Working({ ...opened, story: given.story, heard, isHasty: given.isHasty ?? false })
  for (const [index, act] of given.acts.entries()) {
    if (given.death?.act === index) watch?.arm()
    await working?.perform(act, String(index))
  }
  say('done')
  process.stdin.destroy()
}

async function opening(given: Work): Promise<{ store: Store; count: number } | null> {
  try {
    const store = await openStore(await placeOf(given.place), given.passphrase)
    const { workspace, notices, isKept, isSealed } = store
    const telling = new Telling(given.story)
    const bounds = boundsOf(given, isKept)
    const count = countEdits(telling, workspace, bounds)
    const told = count === null ? difference(telling, workspace, bounds) : ''
    say('opened', { count, difference: told, isKept, isSealed, notices } satisfies Opened)
    store.onMirror((mirror) => say('mirror', mirror))
    return { store, count: count ?? bounds.acknowledged }
  } catch (error) {
    refused(error)
    return null
  }
}

/** Of several that race, nobody has written before the one who may: a later state that is alike is not meant. */
function boundsOf({ bounds, isRace }: Work, isKept: boolean): Bounds {
  return isRace && isKept ? { ...bounds, sent: bounds.acknowledged } : bounds
}

/** The ids of `nobody`, who owns nothing that matters. */
function becomeOrdinary(): void {
  process.setgroups?.([])
  process.setgid?.(65534)
  process.setuid?.(65534)
}

/** Says with which failure something was refused; anything else is a bug, and ends this process loudly. */
function refused(error: unknown): void {
  if (!(error instanceof Failure)) throw error
  say('refused', { code: error.code, message: error.message })
}

type Parts = { store: Store; story: Story; count: number; heard: AsyncIterator<string>; isHasty: boolean }

class Working {
  private readonly store: Store
  private readonly story: Story
  private count: number

  constructor(private readonly parts: Parts) {
    this.store = parts.store
    this.story = parts.story
    this.count = parts.count
  }

  async perform(act: Act, label: string): Promise<void> {
    say(`begin ${label} ${act.do}`)
    try {
      await this.act(act, label)
      say(`end ${label} ${act.do}`)
    } catch (error) {
      refused(error)
    }
  }

  private async act(act: Act, label: string): Promise<void> {
    switch (act.do) {
      case 'edits':
        await this.edit(act)
        if (this.parts.isHasty) say(`ack ${this.count + 1}`)
        return
      case 'checkpoint':
        return this.store.checkpoint()
      case 'passphrase':
        return this.store.setPassphrase(act)
      case 'unseal':
        return this.store.removePassphrase(act.current)
      case 'mirror':
        return say('mirror', await this.store.setMirror(act.folder))
      case 'both':
        await Promise.all(act.acts.map((one, index) => this.perform(one, `${label}.${index}`)))
        return
      case 'wait':
        say('waiting', this.store.mirror)
        await this.parts.heard.next()
        return
      case 'close':
        return this.store.close()
    }
  }

  private async edit({ count, atOnce }: { count: number; atOnce: number }): Promise<void> {
    for (const end = this.count + count; this.count < end; ) {
      const last = Math.min(end, this.count + atOnce)
      const group = Array.from({ length: last - this.count }, (_, index) => this.count + 1 + index)
      const stop = group.findIndex((index) => isReplacement(this.story, index))
      if (stop === 0) await this.replace(this.count + 1)
      else await this.commit(stop < 0 ? group : group.slice(0, stop))
    }
  }

  private async commit(group: number[]): Promise<void> {
    say(`sent ${group.at(-1)}`)
    const one = async (index: number) => {
      await this.store.commit((workspace) => editAt(this.story, index, workspace))
      say(`ack ${index}`)
      this.count = Math.max(this.count, index)
    }
    await Promise.all(group.map(one))
  }

  private async replace(index: number): Promise<void> {
    say(`sent ${index}`)
    await this.store.replace(replacementOf(this.store.workspace))
    say(`ack ${index}`)
    this.count = index
  }
}
