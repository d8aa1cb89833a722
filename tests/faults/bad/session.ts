import { join } from 'node:path'
import type { MirrorState } from '../../../src/shared/contract/protection'
import type { Child } from '../child/children'
import { openedOf } from '../child/hearing'
import type { Act, Work } from '../roles/work'
import { type Case, must } from '../runner/suite'
import { reopen } from '../stores/reopening'
import type { Worn } from '../stores/worn'

/** A store that is open in a child, which does the next act whenever it is told so. */
export class Session {
  private told = 0

  constructor(
    readonly worn: Worn,
    readonly folder: string,
    private readonly child: Child,
  ) {}

  get data(): string {
    return this.worn.dataFolder
  }

  get store(): string {
    return join(this.data, 'store')
  }

  /** Lets it write three edits; what it said, and how many of them were acknowledged. */
  async edit(): Promise<{ acknowledged: number; refusals: string[] }> {
    const from = this.child.lines.length
    this.told += 1
    this.child.tell('go on')
    await this.child.line('waiting', this.told + 1)
    const lines = this.child.lines.slice(from)
    const acknowledged = lines.filter((line) => line.startsWith('ack ')).length
    this.worn.count += acknowledged
    return { acknowledged, refusals: lines.filter((line) => line.startsWith('refused ')) }
  }

  /** Every state that the mirror has told of so far. */
  get mirrorStates(): MirrorState['state'][] {
    return this.child.lines.flatMap((line) =>
      line.startsWith('mirror ') ? (JSON.parse(line.slice('mirror '.length)) as MirrorState).state : [],
    )
  }

  async mirrorTells(state: MirrorState['state'], times = 1): Promise<void> {
    await this.child.fulfils(
      () => this.mirrorStates.filter((one) => one === state).length >= times,
      `mirror ${state} (${times})`,
    )
  }

  async kill(): Promise<void> {
    await this.child.kill()
  }
}

/** Three edits are acknowledged. */
export async function mustSave(session: Session): Promise<void> {
  const { acknowledged, refusals } = await session.edit()
  must(acknowledged === 3, `an edit that could be saved was refused: ${refusals.join('; ')}`)
}

/** Three edits are refused, each with a typed failure that gives the reason. */
export async function mustRefuse(session: Session, why: string): Promise<void> {
  const { acknowledged, refusals } = await session.edit()
  const isTyped =
    refusals.length > 0 && refusals.every((line) => line.includes('"not-saved"') && line.includes(why))
  must(acknowledged === 0 && isTyped, `${acknowledged} edits acknowledged; refused: ${refusals.join('; ')}`)
}

/** After a kill everything that was acknowledged is there; it may be told that something was put right. */
export async function mustHold({ worn, data }: Session): Promise<void> {
  const bounds = { acknowledged: worn.count, sent: worn.count + 3 }
  const known = { place: { dataFolder: data }, telling: worn.telling, bounds, passphrases: [worn.passphrase] }
  const { notices } = await reopen(known)
  const bad = notices.filter(({ kind }) => kind !== 'recovered')
  must(bad.length === 0, `told: ${JSON.stringify(bad)}`)
}

/** Another process finds it in use. */
export async function mustBeLocked(session: Session, at: Case): Promise<void> {
  const child = at.child({ role: 'work', given: workOf(session.worn, []) })
  await child.ended
  const { isKept } = openedOf(await child.line('opened'))
  must(!isKept, 'a second process writes to the same store')
}

/** What such a child is told to do. */
export function workOf({ dataFolder, telling, count, passphrase }: Worn, acts: Act[]): Work {
  const bounds = { acknowledged: count, sent: count + 3 }
  return { place: { dataFolder }, passphrase, story: telling.story, bounds, acts, death: null }
}
