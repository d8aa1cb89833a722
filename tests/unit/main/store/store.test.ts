import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshPlace, namesIn, note, open, put, textsOf, time } from './folder'

test('what is committed is on the disk before it is acknowledged, and there again after reopening', async () => {
  const place = await freshPlace()
  const store = await open(place)
  expect(await store.commit(put(1, '한국어 “note”'))).toEqual({
    operation: { type: 'put', annotation: note(1, '한국어 “note”') },
    savedAt: time,
  })
  await store.commit(put(2))
  await store.close()
  console.log(await namesIn(place.directory), await namesIn(place.mirror.folder))
  const again = await open(place)
  expect(again).toMatchObject({ notices: [], isKept: true })
  expect(textsOf(again)).toEqual(['한국어 “note”', 'note 2'])
  await again.setPassphrase({ passphrase: 'correct horse', current: null })
  await again.commit(put(3))
  await again.close()
  console.log(await namesIn(place.directory), await namesIn(place.mirror.folder))
  const third = await open(place, 'correct horse')
  console.log(third.notices, third.isKept)
  expect(third).toMatchObject({ notices: [], isKept: true, isSealed: true })
  expect(textsOf(third)).toEqual(['한국어 “note”', 'note 2', 'note 3'])
  await third.setPassphrase({ passphrase: 'another one', current: 'correct horse' })
  await third.commit(put(4))
  await third.close()
  const fourth = await open(place, 'another one')
  expect(textsOf(fourth)).toHaveLength(4)
  await fourth.removePassphrase('another one')
  await fourth.commit(put(5))
  await fourth.close()
  console.log(await namesIn(place.directory), await namesIn(place.mirror.folder))
  const fifth = await open(place)
  expect(fifth).toMatchObject({ notices: [], isKept: true, isSealed: false })
  expect(textsOf(fifth)).toHaveLength(5)
})
