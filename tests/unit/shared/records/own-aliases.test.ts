import { expect, test } from 'vitest'
import { z } from 'zod'
import { limits } from '../../../../src/shared/limits'
import { aliasOf, aliasShape, faultOf } from '../../../../src/shared/records/own-aliases'

const known = aliasOf(['Kimjongunism', 'the line'])
const fault = (one: string, other: string, others = [known]) => faultOf(aliasOf([one, other]), others)

test('two phrases are kept without needless blanks', () => {
  expect(aliasOf(['  the   Kim\tcamp ', 'WPK'])).toEqual({ phrases: ['the Kim camp', 'WPK'] })
  expect(fault('the Kim camp', 'WPK')).toBeNull()
  expect(aliasShape(z).safeParse(aliasOf(['북한', 'DPRK'])).success).toBe(true)
})

test('what cannot be kept is said of the phrase that it is about', () => {
  expect(fault(' ', 'WPK')).toMatchObject({ at: 0, words: expect.stringContaining('Write a name') })
  expect(fault('WPK', '—!')).toMatchObject({ at: 1, words: expect.stringContaining('no letter') })
  expect(fault('WPK', 'x'.repeat(limits.phrase + 7))).toMatchObject({
    at: 1,
    words: expect.stringContaining('by 7'),
  })
  expect(fault('wpk', 'WPK')).toMatchObject({ at: 1, words: expect.stringContaining('the same') })
})

test('a pair is kept once, whichever way round and however it is written', () => {
  expect(fault('The  line', 'KIMJONGUNISM')).toMatchObject({ words: 'You have these two already.' })
})

test('there are at most as many as the store takes', () => {
  const full = Array.from({ length: limits.aliases }, (_, index) => aliasOf([`a${index}`, `b${index}`]))
  expect(fault('c', 'd', full)).toMatchObject({ words: expect.stringContaining('500') })
  expect(fault('c', 'd', full.slice(1))).toBeNull()
})
