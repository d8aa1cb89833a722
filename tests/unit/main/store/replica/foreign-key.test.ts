import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keyName } from '../../../../../src/main/store/format/names'
import { freshPlace, open, put, textsOf } from '../folder'

const passphrase = 'five words that nobody knows'

async function sealedPlace() {
  const place = await freshPlace()
  const store = await open(place)
  await store.commit(put(1))
  await store.setPassphrase({ passphrase, current: null })
  await store.close()
  return place
}

test('a key file of another store, even under the same passphrase, is told and put right from the second copy', async () => {
  const [place, other] = [await sealedPlace(), await sealedPlace()]
  const path = join(place.directory, keyName)
  const own = await readFile(path)
  await copyFile(join(other.directory, keyName), path)
  const store = await open(place, passphrase)
  expect(textsOf(store)).toEqual(['note 1'])
  expect(store.notices).toMatchObject([{ kind: 'recovered' }])
  expect(store.notices[0]?.message).toContain(`${path} was damaged: it belongs to another store`)
  expect(await readFile(path)).toEqual(own)
})

test('a key file of another store in both copies is refused, and stays', async () => {
  const [place, other] = [await sealedPlace(), await sealedPlace()]
  const foreign = await readFile(join(other.directory, keyName))
  for (const folder of [place.directory, place.mirror.folder])
    await copyFile(join(other.directory, keyName), join(folder, keyName))
  const store = await open(place, passphrase)
  expect(store).toMatchObject({ isKept: false, notices: [{ kind: 'lost' }] })
  expect(await readFile(join(place.directory, keyName))).toEqual(foreign)
})
