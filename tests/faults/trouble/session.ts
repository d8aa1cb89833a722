import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { readBackup } from '../../../src/main/store/backup'
import type { Store } from '../../../src/main/store/store'
import { Failure } from '../../../src/shared/failure'
import type { Operation } from '../../../src/shared/workspace/workspace'
import { must } from '../runner/must'
import { editOf, putOf, replacementOf } from './edits'
import type { Shim } from './shim'
import { type Edit, inShort, type Worlds } from './worlds'

/** A session at an open store, in which every answer of the store is noted. */
export class Session {
  /** The passphrases (null: none) one of which must open the store from now on; the first is the one that holds now. */
  passphrases: (string | null)[]
  refused = 0
  acknowledged = 0

  constructor(
    private readonly at: { store: Store; shim: Shim; dataFolder: string; worlds: Worlds },
    passphrase: string | null,
  ) {
    this.passphrases = [passphrase]
  }

  async put(number: number, text: string): Promise<void> {
    const operation: Operation = putOf(number, text)
    await this.change(editOf(operation), () => this.at.store.commit(() => operation))
  }

  async putTogether(...numbers: number[]): Promise<void> {
    await Promise.all(numbers.map((number) => this.put(number, `together ${number}`)))
  }

  async replace(): Promise<void> {
    const { store, worlds } = this.at
    const replacement = replacementOf(worlds.live)
    await this.change(
      () => replacement,
      () => store.replace(replacement),
    )
  }

  /** A snapshot may fail with anything the system says: nobody was promised one, and the journal has it all. */
  async checkpoint(): Promise<void> {
    await this.isDone(() => this.at.store.checkpoint(), ['not-saved'], true)
  }

  /** The passphrase that the open store asks for now. */
  private get current(): string | null {
    return this.at.store.isSealed ? (this.passphrases.find((one) => one !== null) ?? null) : null
  }

  async setPassphrase(passphrase: string): Promise<void> {
    const { current } = this
    await this.changePassphrase(passphrase, () => this.at.store.setPassphrase({ passphrase, current }))
  }

  async removePassphrase(): Promise<void> {
    const { current } = this
    if (current === null) return // setting one has failed before, and that is in order
    await this.changePassphrase(null, () => this.at.store.removePassphrase(current))
  }

  async backUp(): Promise<void> {
    const path = join(this.at.dataFolder, 'kept.carrel')
    const isDone = await this.isDone(() => this.at.store.backUp(path), ['not-saved'])
    if (!isDone) return
    const backup = await this.unharmed(() => readBackup(path, this.current))
    must(isDeepStrictEqual(backup.workspace, this.at.worlds.live), 'the backup holds something else')
  }

  async moveMirror(): Promise<void> {
    const folder = join(this.at.dataFolder, 'stick')
    await this.unharmed(() => mkdir(folder, { recursive: true }))
    await this.isDone(() => this.at.store.setMirror(folder), ['not-saved', 'mirror-unfit'])
  }

  /** Does something of the test's own while the fault waits. */
  private unharmed<T>(work: () => Promise<T>): Promise<T> {
    return this.at.shim.pause(work)
  }

  private async change(edit: Edit, ask: () => Promise<unknown>): Promise<void> {
    const { shim, store, worlds } = this.at
    if (await this.isDone(ask, ['not-saved'])) {
      const early = shim.unflushedJournals
      must(early.length === 0, `acknowledged before ${early.join()} was flushed`)
      worlds.acknowledge(edit)
      must(store.isKept, 'acknowledged, but nothing is kept')
    } else worlds.refuse(edit)
  }

  /** After a group of edits: the open store shows what was acknowledged, and nothing else. */
  mustShowWhatIsSaved(): void {
    const { store, worlds } = this.at
    const isSame = isDeepStrictEqual(store.workspace, worlds.live)
    must(isSame, `the open store shows [${inShort(store.workspace)}], saved is [${inShort(worlds.live)}]`)
  }

  private async changePassphrase(to: string | null, ask: () => Promise<void>): Promise<void> {
    if (await this.isDone(ask, ['not-saved'])) this.passphrases = [to]
    else this.passphrases = [...this.passphrases, to]
  }

  /** Whether it was done. A refusal must be one of those that a person can read. */
  private async isDone(ask: () => Promise<unknown>, codes: string[], mayBeRaw = false): Promise<boolean> {
    try {
      await ask()
      this.acknowledged += 1
      return true
    } catch (error) {
      const isRaw = mayBeRaw && error instanceof Error && 'code' in error
      const isTyped = error instanceof Failure && codes.includes(error.code)
      if (!isRaw && !isTyped) throw error
      this.refused += 1
      return false
    }
  }
}
