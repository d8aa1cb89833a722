import { execFileSync } from 'node:child_process'
import { cp, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Place } from '../../../../../src/main/store/files/place'
import { readMirrorPlace } from '../../../../../src/main/store/replica/mirror-place'
import type { MirrorState } from '../../../../../src/shared/contract/protection'
import {
  idOf,
  journalsIn,
  mirrorInStep,
  namesIn,
  open,
  placeIn,
  put,
  temporaryFolder,
  textsOf,
} from '../folder'

const passphrase = 'Imjin river at dawn'

/** A closed store of note 1 with its second copy on a stick, and ways to go back and to pull the stick. */
async function storeWithStick(secret: string | null = null) {
  const [data, stick, safe] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()]
  const begun = await open(placeIn(data))
  if (secret !== null) await begun.setPassphrase({ passphrase: secret, current: null })
  await begun.setMirror(stick)
  await begun.commit(put(1))
  await begun.close()
  const place: Place = { ...placeIn(data), mirror: await readMirrorPlace(data) }
  const { folder } = place.mirror
  return {
    place,
    folder,
    keep: () => cp(place.directory, join(safe, 'store'), { recursive: true }),
    goBack: async () => {
      await rm(place.directory, { recursive: true })
      await cp(join(safe, 'store'), place.directory, { recursive: true })
    },
    pull: () => rename(folder, `${folder}-pulled`),
    plugIn: () => rename(`${folder}-pulled`, folder),
  }
}

/** Opens, writes these notes, and closes. */
async function work(place: Place, numbers: number[], secret: string | null = null): Promise<string[]> {
  const store = await open(place, secret)
  for (const number of numbers) await store.commit(put(number))
  const texts = textsOf(store)
  await store.close()
  return texts
}

const texts = (...numbers: number[]) => numbers.map((number) => `note ${number}`)

/** Where the second copy was set aside. */
async function asideOf(folder: string): Promise<string> {
  const [name] = (await readdir(dirname(folder))).filter((each) => each.includes('-set-aside-'))
  expect(name).toBe('carrel-mirror-set-aside-2026-11-23T09-43-05')
  return join(dirname(folder), name ?? '')
}

function unsealed(folder: string, secret: string | null): string[] {
  const given = { input: `${secret}\n`, encoding: 'utf8', stdio: 'pipe' } as const
  return textsOf({ workspace: JSON.parse(execFileSync('node', ['tools/unseal.mjs', folder], given)) })
}

describe.each([null, passphrase])('with the passphrase %s', (secret) => {
  test.each([
    { what: 'goes less far', here: [11, 12] },
    { what: 'goes as far', here: [11, 12, 13] },
    { what: 'goes further', here: [11, 12, 13, 14, 15] },
  ])(
    'a store that $what after an old copy was put back is not mixed with its second copy',
    async ({ here }) => {
      const { place, folder, keep, goBack, pull, plugIn } = await storeWithStick(secret)
      await keep()
      await work(place, [2, 3, 4], secret)
      await pull()
      await goBack()
      expect(await work(place, here, secret)).toEqual(texts(1, ...here))
      await plugIn()
      const store = await open(place, secret)
      expect(textsOf(store)).toEqual(texts(1, ...here))
      const aside = await asideOf(folder)
      expect(store.notices).toMatchObject([{ kind: 'recovered', keptAside: aside }])
      expect(store.notices[0]?.message).toContain(`node tools/unseal.mjs "${aside}"`)
      expect(unsealed(aside, secret)).toEqual(texts(1, 2, 3, 4))
      await store.commit(put(20))
      await expect.poll(() => store.mirror.state).toBe('in-step')
      await store.putNoticesAway()
      await store.close()
      expect(unsealed(folder, secret)).toEqual(texts(1, ...here, 20))
      expect((await open(place, secret)).notices).toEqual([])
    },
  )
})

test('a second copy of another history that comes back to an open store is left as it is, and set aside later', async () => {
  const { place, folder, keep, goBack, pull, plugIn } = await storeWithStick()
  await keep()
  await work(place, [2, 3])
  await pull()
  await goBack()
  const store = await open(place)
  for (const number of [11, 12, 13, 14]) await store.commit(put(number))
  await plugIn()
  const names = await namesIn(folder)
  const told: MirrorState[] = []
  store.onMirror((state) => told.push(state))
  await store.close()
  expect(told).toMatchObject([{ state: 'unfit', why: expect.stringContaining('never in this store') }])
  expect(await namesIn(folder)).toEqual(names)
  const again = await open(place)
  expect(textsOf(again)).toEqual(texts(1, 11, 12, 13, 14))
  expect(unsealed(await asideOf(folder), null)).toEqual(texts(1, 2, 3))
})

test('edits that only the second copy has of a journal are not replaced by later ones of the store', async () => {
  const { place, folder, keep, goBack, pull, plugIn } = await storeWithStick()
  const store = await open(place)
  await store.commit(put(2))
  await keep()
  for (const number of [3, 4]) await store.commit(put(number))
  await mirrorInStep(place)
  await pull()
  await store.close()
  await goBack()
  await work(place, [11])
  await plugIn()
  expect(await journalsIn(folder)).toHaveLength(1)
  expect(textsOf(await open(place))).toEqual(texts(1, 2, 11))
  expect(unsealed(await asideOf(folder), null)).toEqual(texts(1, 2, 3, 4))
})

test('an old copy of the store that was but opened and closed without its second copy is brought up to it', async () => {
  const { place, keep, goBack, pull, plugIn } = await storeWithStick()
  const store = await open(place)
  await store.commit(put(2))
  await keep()
  await store.commit(put(3))
  await store.close()
  await pull()
  await goBack()
  expect(await work(place, [])).toEqual(texts(1, 2))
  await plugIn()
  const again = await open(place)
  expect(textsOf(again)).toEqual(texts(1, 2, 3))
  expect(again.notices[0]?.message).toContain('found in the second copy')
})

test('a journal that was cut short in the store is completed from its second copy, which then follows', async () => {
  const { place, keep, goBack } = await storeWithStick()
  const store = await open(place)
  await store.commit(put(2))
  await keep()
  await store.commit(put(3))
  await mirrorInStep(place)
  const stick = join(await temporaryFolder(), 'stick')
  await cp(place.mirror.folder, stick, { recursive: true })
  await store.close()
  await goBack()
  await rm(place.mirror.folder, { recursive: true })
  await rename(stick, place.mirror.folder)
  const again = await open(place)
  expect(textsOf(again)).toEqual(texts(1, 2, 3))
  await again.commit(put(4))
  await mirrorInStep(place)
})

test('where two backups were restored in each other’s stead, neither is given up', async () => {
  const { place, folder, keep, goBack, pull, plugIn } = await storeWithStick()
  await keep()
  const restore = async (id: number) => {
    const store = await open(place)
    const [note] = store.workspace.annotations
    const annotations = note ? [{ ...note, id: idOf(id), text: `note ${id}` }] : []
    await store.replace({
      ...store.workspace,
      annotations: annotations as typeof store.workspace.annotations,
    })
    await store.close()
  }
  await restore(2)
  await pull()
  await goBack()
  await restore(11)
  await plugIn()
  expect(textsOf(await open(place))).toEqual(texts(11))
  expect(unsealed(await asideOf(folder), null)).toEqual(texts(2))
})

test('a second copy that cannot be set aside is left as it is, and that is said', async () => {
  const { place, folder, keep, goBack, pull, plugIn } = await storeWithStick()
  await keep()
  await work(place, [2, 3, 4])
  await pull()
  await goBack()
  await work(place, [11])
  await plugIn()
  const long = join(dirname(folder), 'a'.repeat(240)) // with a date it would be longer than a name may be
  await rename(folder, long)
  const store = await open({ ...place, mirror: { folder: long, isOwnChoice: true } })
  expect(textsOf(store)).toEqual(texts(1, 11))
  expect(store.notices[0]?.message).toContain('could not be set aside')
  await expect.poll(() => store.mirror.state).toBe('unfit')
  await store.close()
  expect(unsealed(long, null)).toEqual(texts(1, 2, 3, 4))
})

test('what was set aside stays when the second copy moves on', async () => {
  const { place, folder, keep, goBack, pull, plugIn } = await storeWithStick()
  await keep()
  await work(place, [2, 3])
  await pull()
  await goBack()
  await work(place, [11])
  await plugIn()
  const store = await open(place)
  await store.setMirror(await temporaryFolder())
  await store.close()
  expect(await namesIn(folder)).toEqual([])
  expect(unsealed(await asideOf(folder), null)).toEqual(texts(1, 2, 3))
})
