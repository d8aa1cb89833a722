import { readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Place } from '../../../../../src/main/store/files/place'
import {
  createKey,
  decodeKey,
  encodeKey,
  inState,
  type Keys,
  openKey,
} from '../../../../../src/main/store/format/key-file'
import { plainSeals, type Seals } from '../../../../../src/main/store/format/seal'
import { encodeSnapshot } from '../../../../../src/main/store/format/snapshot'
import type { Workspace } from '../../../../../src/shared/workspace/workspace'
import { findText } from '../find-text'
import {
  asAfterCrash,
  cheap,
  freshPlace,
  mirrorInStep,
  namesIn,
  open,
  put,
  snapshotIn,
  textsOf,
} from '../folder'

const passphrase = 'correct horse'
const texts = ['note 1', 'note 2', 'note 3']

/** A store that crashed: snapshots of none and two notes, a journal with a third. */
async function crashedPlace(isSealed: boolean): Promise<Place & { store: string; workspace: Workspace }> {
  const place = await freshPlace()
  const store = await open(place)
  if (isSealed) await store.setPassphrase({ passphrase, current: null })
  for (const number of [1, 2]) await store.commit(put(number))
  await store.checkpoint()
  await store.commit(put(3))
  await mirrorInStep(place)
  const marker = JSON.parse(await readFile(join(place.directory, 'STORE'), 'utf8'))
  return { ...(await asAfterCrash(place)), store: marker.store, workspace: store.workspace }
}

/** The steps of setting a passphrase and of removing it, each as far as a crash may leave it. */
const steps = [
  'the key file is written',
  'and a snapshot of the new kind',
  'and some of the old files are gone',
  'and all of them are',
]

async function goTo(
  step: number,
  { directory, store, workspace }: Awaited<ReturnType<typeof crashedPlace>>,
  to: { seals: Seals; old: string[] },
) {
  if (step < 1) return
  const { snapshot } = to.seals
  const bytes = await encodeSnapshot({ store, seq: 3, term: 9, kept: [], journals: [] }, workspace, snapshot)
  await writeFile(
    snapshotIn(directory, 3, snapshot.kind === 'plain' ? 'json' : 'sealed'),
    Buffer.concat(bytes),
  )
  const old = (await namesIn(directory)).filter((name) => to.old.some((ending) => name.endsWith(ending)))
  const gone = [[], old.slice(0, 2), old][step - 1] ?? []
  for (const name of gone) await rm(join(directory, name))
}

describe('a crash while a passphrase was being set', () => {
  test.each(steps.map((name, step) => ({ name, step })))('$name', async ({ step }) => {
    const place = await crashedPlace(false)
    const { store } = place
    const { header, keys } = await createKey({ store, state: 'sealing', passphrase, cost: cheap })
    await writeFile(join(place.directory, 'KEY'), encodeKey(header))
    await goTo(step, place, { seals: keys.seals, old: ['.json', '.log'] })
    const opened = await open(place, passphrase)
    expect(opened).toMatchObject({ notices: [], isSealed: true, isKept: true })
    expect(textsOf(opened)).toEqual(texts)
    await opened.close()
    expect(await findText(dirname(place.directory), 'note ')).toEqual([])
    expect(decodeKey(await readFile(join(place.directory, 'KEY')))).toMatchObject({
      header: { state: 'sealed' },
    })
    expect(textsOf(await open(place, passphrase))).toEqual(texts)
  })
})

describe('a crash while it was being removed', () => {
  test.each(steps.map((name, step) => ({ name, step })))('$name', async ({ step }) => {
    const place = await crashedPlace(true)
    const path = join(place.directory, 'KEY')
    const read = decodeKey(await readFile(path))
    if (read === 'newer' || 'damage' in read) throw new Error('no key')
    const keys = (await openKey(read.header, passphrase)) as Keys
    await writeFile(path, encodeKey(inState(read.header, keys, 'unsealing')))
    await goTo(step, place, { seals: plainSeals, old: ['.sealed'] })
    const opened = await open(place, passphrase)
    expect(opened).toMatchObject({ notices: [], isSealed: false, isKept: true })
    expect(textsOf(opened)).toEqual(texts)
    await opened.close()
    for (const folder of [place.directory, place.mirror.folder])
      expect((await namesIn(folder)).filter((name) => /KEY|sealed/.test(name))).toEqual([])
    expect(textsOf(await open(place))).toEqual(texts)
  })
})
