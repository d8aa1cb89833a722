import { cp, mkdir, readdir, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Act } from '../roles/work'
import { type Case, type Counts, must } from '../runner/suite'
import { placeOf } from '../stores/places'
import { copyOf, filesOf, inStep, type Stores } from '../stores/worn'
import { mustBeLocked, mustHold, mustRefuse, mustSave, Session, workOf } from './session'
import { changesIn, treeOf } from './tree'

/** One thing that happens to the folders while the store is open. */
type Happening = (session: Session, at: Case) => Promise<Counts>

/** Gone in one moment: nobody writes into a folder while it is being emptied. */
async function removeAtOnce(folder: string): Promise<void> {
  await rename(folder, `${folder}-going`)
  await rm(`${folder}-going`, { recursive: true })
}

/** In the order of the report. */
export const happenings: Record<string, Happening> = {
  async 'store folder deleted'(session, at) {
    await removeAtOnce(session.store)
    await mustSave(session)
    await mustBeLocked(session, at)
    await session.kill()
    await mustHold(session)
    return { healed: 1 }
  },

  async 'data folder deleted'(session, at) {
    await removeAtOnce(session.data)
    await mustSave(session)
    await mustBeLocked(session, at)
    await session.kill()
    await mustHold(session)
    return { healed: 1 }
  },

  async 'store folder emptied'(session, at) {
    await rename(session.store, join(session.folder, 'elsewhere'))
    await mkdir(session.store)
    await mustSave(session)
    await mustBeLocked(session, at)
    await session.kill()
    await mustHold(session)
    return { healed: 1 }
  },

  async 'STORE deleted'(session, at) {
    await unlink(join(session.store, 'STORE'))
    await mustSave(session)
    await mustBeLocked(session, at)
    await session.kill()
    await mustHold(session)
    return { healed: 1 }
  },

  async 'live journal deleted'(session) {
    await mustSave(session)
    await inStep(session.data)
    const { journals } = await filesOf(session.store)
    await unlink(join(session.store, journals.at(-1) ?? ''))
    await session.edit() // it may be refused, or saved
    await mustSave(session)
    await session.kill()
    await mustHold(session)
    return { healed: 1 }
  },

  async 'store folder replaced by a link'(session) {
    const elsewhere = join(session.folder, 'elsewhere')
    await rename(session.store, elsewhere)
    await symlink(elsewhere, session.store)
    const before = await treeOf(elsewhere)
    await mustRefuse(session, 'a symbolic link stands')
    must(changesIn(before, await treeOf(elsewhere)) === '', 'it wrote through the link')
    await unlink(session.store)
    await rename(elsewhere, session.store)
    await mustSave(session)
    await session.kill()
    await mustHold(session)
    return { refused: 1 }
  },

  async 'store folder replaced by a file'(session) {
    const elsewhere = join(session.folder, 'elsewhere')
    await rename(session.store, elsewhere)
    await writeFile(session.store, 'a file')
    await mustRefuse(session, 'something else stands')
    await unlink(session.store)
    await rename(elsewhere, session.store)
    await mustSave(session)
    await session.kill()
    await mustHold(session)
    return { refused: 1 }
  },

  async 'store folder replaced by another store'(session, at) {
    const elsewhere = join(session.folder, 'elsewhere')
    await rename(session.store, elsewhere)
    const other = at.child({
      role: 'work',
      given: workOf(
        { ...session.worn, count: 0, passphrase: null, dataFolder: join(session.folder, 'other') },
        [{ do: 'close' }],
      ),
    })
    await other.ended
    await rename(join(session.folder, 'other', 'store'), session.store)
    const before = await treeOf(session.store)
    await mustRefuse(session, 'moved or replaced')
    must(changesIn(before, await treeOf(session.store)) === '', 'it wrote to another store')
    await rm(session.store, { recursive: true })
    await rename(elsewhere, session.store)
    await mustSave(session)
    await session.kill()
    await mustHold(session)
    return { refused: 1 }
  },

  async 'mirror folder deleted'(session) {
    const { mirror } = await placeOf({ dataFolder: session.data })
    await removeAtOnce(mirror.folder)
    await mustSave(session)
    await session.mirrorTells('away')
    await session.mirrorTells('in-step')
    await inStep(session.data)
    await session.kill()
    await mustHold(session)
    return { 'away and back': 1 }
  },

  async 'stick pulled and back'(session) {
    const { mirror } = await placeOf({ dataFolder: session.data })
    const pulled = join(session.folder, 'pulled')
    await rename(join(session.folder, 'stick'), pulled)
    await mustSave(session)
    await session.mirrorTells('away')
    await mkdir(mirror.folder, { recursive: true }) // where it was mounted, an empty folder is left
    await mustSave(session)
    must((await treeOf(mirror.folder)).size === 1, 'something was written where the stick is not')
    await rm(join(session.folder, 'stick'), { recursive: true })
    await rename(pulled, join(session.folder, 'stick'))
    await session.mirrorTells('in-step')
    await inStep(session.data)
    await session.kill()
    await mustHold(session)
    return { 'away and back': 1 }
  },

  async 'stick away while an old store is put back'(session, at) {
    const [kept, pulled, stick] = ['kept', 'pulled', 'stick'].map((name) => join(session.folder, name))
    if (!kept || !pulled || !stick) throw new Error('there are three')
    await cp(session.store, kept, { recursive: true })
    await mustSave(session)
    await inStep(session.data)
    await session.kill()
    await rename(stick, pulled)
    await removeAtOnce(session.store)
    await rename(kept, session.store)
    const { worn } = session
    const edits: Act[] = [{ do: 'edits', count: 3, atOnce: 3 }, { do: 'wait' }]
    const again = at.child({ role: 'work', given: workOf({ ...worn, count: worn.count - 3 }, edits) })
    await again.line('waiting')
    await again.kill()
    await rename(pulled, stick)
    const before = await treeOf(join(stick, 'carrel-mirror'))
    await mustHold(session)
    const aside = (await readdir(stick)).find((name) => name.startsWith('carrel-mirror-set-aside-'))
    must(aside !== undefined, 'the other history was not set aside')
    const changes = changesIn(before, await treeOf(join(stick, aside)))
    must(changes === '', `the other history was changed: ${changes}`)
    return { 'set aside': 1 }
  },
}

/** Opens a worn store in a child, and lets one of these things happen. */
export async function runThrough(name: string, at: Case, stores: Stores): Promise<Counts> {
  const happening = happenings[name]
  if (!happening) throw new Error(`there is no ${name}`)
  const folder = await at.folder()
  const isSealed = at.random('kind')() < 0.5
  const worn = await copyOf(await stores(isSealed, at.number), join(folder, 'data'))
  const edits: Act[] = Array.from({ length: 6 }, (): Act[] => [
    { do: 'wait' },
    { do: 'edits', count: 3, atOnce: 3 },
  ]).flat()
  const stick = join(folder, 'stick')
  if (name.startsWith('stick')) await mkdir(stick)
  const moving: Act[] = name.startsWith('stick') ? [{ do: 'mirror', folder: stick }] : []
  const child = at.child({ role: 'work', given: workOf(worn, [...moving, ...edits]) })
  await child.line('waiting')
  await inStep(worn.dataFolder)
  try {
    return await happening(new Session(worn, folder, child), at)
  } catch (error) {
    if (error instanceof Error) error.message = `${name} (${isSealed ? 'sealed' : 'plain'}): ${error.message}`
    throw error
  }
}
