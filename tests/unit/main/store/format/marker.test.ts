import { expect, test } from 'vitest'
import { envelope } from '../../../../../src/main/store/format/envelope'
import { decodeMarker, encodeMarker } from '../../../../../src/main/store/format/marker'
import { plainSeals } from '../../../../../src/main/store/format/seal'
import { idOf } from '../folder'

const judge = (header: { format: string; version: number; store?: unknown }, body = '') =>
  decodeMarker(envelope(header, plainSeals.snapshot, Buffer.from(body)))

test('the marker says which store it is', () => {
  expect(decodeMarker(encodeMarker(idOf(7)))).toEqual({ store: idOf(7) })
})

test('what is proven and says something unknown is newer, another file is damaged', () => {
  const header = { format: 'carrel-store', version: 1, store: idOf(7) }
  expect(judge(header)).toEqual({ store: idOf(7) })
  expect(judge({ ...header, version: 2 })).toBe('newer')
  expect(judge(header, 'more')).toBe('newer')
  for (const change of [{ store: 'me' }, { store: undefined }, { shards: 7 }])
    expect(judge({ ...header, ...change })).toBe('newer')
  expect(judge({ ...header, format: 'carrel-key' })).toEqual({ damage: 'it is another file under its name' })
  expect(decodeMarker(Buffer.from('STORE'))).toHaveProperty('damage')
})
