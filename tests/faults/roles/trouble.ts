import { cp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseName } from '../../../src/main/store/format/names'
import { isSealed, openStore, type Store } from '../../../src/main/store/store'
import { Failure } from '../../../src/shared/failure'
import { emptyWorkspace } from '../../../src/shared/workspace/workspace'
import { say } from '../child/saying'
import { must } from '../runner/must'
import { placeOf } from '../stores/places'
import { editOf, putOf } from '../trouble/edits'
import { Session } from '../trouble/session'
import { type Fault, Shim } from '../trouble/shim'
import { inShort, Worlds } from '../trouble/worlds'

/**
 * What is done while one call fails; `lift` is when the disk is well again. Only one run in `deepEach` goes on to look
 * whether the store and its second copy are in order for good.
 */
export type Trouble = {
  folder: string
  deepEach: number
  doing: Doing
  fault: Fault
  lift: 'before closing' | 'after closing'
}
export type Doing = 'noting' | 'sealing' | 'unsealing' | 'keeping copies' | 'closing'

const oldPassphrase = 'the first passphrase'
const newPassphrase = 'another passphrase'

/** Lets each call in turn fail, until a run goes through without one: `through` says how many runs and refusals. */
export async function trouble(given: Trouble): Promise<void> {
  const shim = new Shim()
  await shim.install()
  const prepared = join(given.folder, 'prepared')
  const passphrase = given.doing === 'unsealing' ? oldPassphrase : null
  const worlds = () => new Worlds(preparedWorkspace())
  await prepare(prepared, passphrase)
  const total = { runs: 0, refused: 0, acknowledged: 0 }
  for (let at = 1; ; at += 1) {
    const dataFolder = join(given.folder, 'data')
    await rm(dataFolder, { recursive: true, force: true })
    await cp(prepared, dataFolder, { recursive: true })
    const run = new Run({ ...given, folder: dataFolder }, shim, worlds())
    try {
      await run.play(at, passphrase)
    } catch (error) {
      say('broken', `call ${at} (${shim.hit}): ${error instanceof Error ? error.stack : error}`)
      return
    }
    if (shim.hit === null) break
    total.runs += 1
    total.refused += run.refused
    total.acknowledged += run.acknowledged
  }
  say('through', total)
}

const preparedNotes = [1, 2, 3].map((number) => putOf(number, `earlier ${number}`))

function preparedWorkspace() {
  return preparedNotes.reduce((workspace, operation) => editOf(operation)(workspace), emptyWorkspace())
}

/** A store of two earlier sessions, the second of which ended without a last snapshot. */
async function prepare(dataFolder: string, passphrase: string | null): Promise<void> {
  const place = await placeOf({ dataFolder })
  const store = await openStore(place, null)
  if (passphrase !== null) await store.setPassphrase({ passphrase, current: null })
  for (const operation of preparedNotes) await store.commit(() => operation)
  await store.close()
}

class Run {
  refused = 0
  acknowledged = 0

  constructor(
    private readonly given: Trouble,
    private readonly shim: Shim,
    private readonly worlds: Worlds,
  ) {}

  async play(at: number, passphrase: string | null): Promise<void> {
    const { shim, worlds, given } = this
    shim.lift()
    const store = await this.open(passphrase)
    const session = new Session({ store, shim, worlds, dataFolder: given.folder }, passphrase)
    if (given.doing === 'closing') await session.put(10, 'unsnapped')
    shim.arm(given.fault, at)
    await this.act(session)
    session.mustShowWhatIsSaved()
    if (given.lift === 'before closing') {
      shim.lift()
      const before = session.refused
      await session.put(40, 'well again')
      must(session.refused === before, 'the fault is gone, but the next edit was refused')
      if (session.passphrases.length > 1) await this.tryAgain(session)
      must(session.refused === before, 'the fault is gone, but the passphrase was refused again')
      session.mustShowWhatIsSaved()
    }
    // Closing writes all that is in memory once more, so what the edits themselves left on the disk is kept first.
    await shim.pause(() => cp(join(given.folder, 'store'), join(this.killed, 'store'), { recursive: true }))
    await store.close()
    shim.lift()
    this.refused = session.refused
    this.acknowledged = session.acknowledged
    await this.judgeKilled(session.passphrases)
    await this.judge(session.passphrases, at % given.deepEach === 0)
  }

  /** What a SIGKILL in the place of closing would have left of the store, without its second copy. */
  private get killed(): string {
    return `${this.given.folder}-killed`
  }

  private async judgeKilled(passphrases: (string | null)[]): Promise<void> {
    const { store } = await this.openWithOne(this.killed, passphrases)
    this.mustBePossible(store)
    await store.close()
    await rm(this.killed, { recursive: true })
  }

  private mustBePossible({ workspace, notices }: Store): void {
    const { worlds } = this
    must(worlds.has(workspace), `it holds [${inShort(workspace)}]; acknowledged: [${inShort(worlds.live)}]`)
    const bad = notices.filter(({ kind }) => kind !== 'recovered')
    must(bad.length === 0, `it says: ${JSON.stringify(bad)}`)
  }

  private async tryAgain(session: Session): Promise<void> {
    if (this.given.doing === 'sealing') await session.setPassphrase(newPassphrase)
    else await session.removePassphrase()
    await session.put(42, 'after another attempt')
  }

  private async act(session: Session): Promise<void> {
    switch (this.given.doing) {
      case 'noting':
        await session.put(10, 'first of the session')
        await session.putTogether(11, 12)
        await session.checkpoint()
        await session.put(2, 'reworded')
        await session.replace()
        return session.put(13, 'after the replacement')
      case 'sealing':
        await session.put(10, 'before the passphrase')
        await session.setPassphrase(newPassphrase)
        return session.put(11, 'after the passphrase')
      case 'unsealing':
        await session.put(10, 'under the first one')
        await session.setPassphrase(newPassphrase)
        await session.put(11, 'under the second one')
        await session.removePassphrase()
        return session.put(12, 'without any')
      case 'keeping copies':
        await session.put(10, 'before the copies')
        await session.backUp()
        await session.moveMirror()
        return session.put(11, 'after the copies')
      case 'closing':
    }
  }

  private async open(passphrase: string | null, folder = this.given.folder): Promise<Store> {
    const store = await openStore(await placeOf({ dataFolder: folder }), passphrase)
    must(store.isKept, `nothing is kept: ${JSON.stringify(store.notices)}`)
    return store
  }

  /** Opens with one of the passphrases that may hold. */
  private async openWithOne(
    folder: string,
    passphrases: (string | null)[],
  ): Promise<{ store: Store; passphrase: string | null }> {
    const isLocked = await isSealed(await placeOf({ dataFolder: folder }))
    const fit = passphrases.filter((passphrase) => (passphrase !== null) === isLocked)
    // A second copy that was away while the passphrase was removed asks for that of its own KEY once.
    const removed = isLocked && passphrases.includes(null) ? [newPassphrase, oldPassphrase] : []
    for (const passphrase of new Set([...fit, ...removed])) {
      const store = await this.open(passphrase, folder).catch((error: unknown) => {
        if (error instanceof Failure && error.code === 'wrong-passphrase') return null
        throw error
      })
      // A passphrase that was being removed is asked for once more, and then it is gone.
      const holds = store?.isSealed ? passphrase : null
      if (store && passphrases.includes(holds)) return { store, passphrase: holds }
    }
    throw new Error(
      `it is ${isLocked ? '' : 'not '}sealed, and none of ${JSON.stringify(passphrases)} opens it`,
    )
  }

  /** The disk is well: everything acknowledged is there, and stays; the second copy alone has it too. */
  private async judge(passphrases: (string | null)[], isDeep: boolean): Promise<void> {
    const { worlds, given } = this
    const { store, passphrase } = await this.openWithOne(given.folder, passphrases)
    this.mustBePossible(store)
    worlds.settle(store.workspace)
    const session = new Session({ store, shim: this.shim, worlds, dataFolder: given.folder }, passphrase)
    await session.put(41, 'in the next session')
    must(session.refused === 0, 'in the next session an edit was refused')
    await store.putNoticesAway()
    await store.close()
    if (!isDeep) return
    await this.mustHold(passphrase, [])
    await this.mustBeOfOneKind(passphrase)
    await rm(join(given.folder, 'store'), { recursive: true })
    await this.mustHold(passphrase, ['recovered'])
  }

  /** Nothing readable stays once there is a passphrase, whatever went wrong on the way. */
  private async mustBeOfOneKind(passphrase: string | null): Promise<void> {
    for (const folder of ['store', 'mirror', 'stick/carrel-mirror']) {
      const names = await readdir(join(this.given.folder, folder)).catch(() => [])
      const other = passphrase === null ? 'sealed' : 'plain'
      const wrong = names.filter(
        (name) => parseName(name)?.kind === other || (folder === 'store' && name.endsWith('.tmp')),
      )
      must(wrong.length === 0, `left behind in ${folder}: ${wrong.join()}`)
    }
  }

  private async mustHold(passphrase: string | null, kinds: string[]): Promise<void> {
    const store = await this.open(passphrase)
    const { notices, workspace } = store
    const isSame = this.worlds.has(workspace)
    must(isSame, `it holds [${inShort(workspace)}] instead of [${inShort(this.worlds.live)}]`)
    must(notices.map(({ kind }) => kind).join() === kinds.join(), `it says: ${JSON.stringify(notices)}`)
    await store.close()
  }
}
