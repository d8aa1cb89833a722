import { expect, test } from 'vitest'
import { z } from 'zod'
import { limits } from '../../../../src/shared/limits'
import { parseTags, tagShape } from '../../../../src/shared/records/tags'

test('commas separate tags, a hash in front is dropped, doubles count once', () => {
  expect(parseTags(' #treaty, two   state ,,treaty, #nis').tags).toEqual(['treaty', 'two state', 'nis'])
})

test('a tag of 64 characters is taken and one of 65 is refused by name', () => {
  const fits = 'a'.repeat(limits.tag)
  const tooLong = 'b'.repeat(limits.tag + 1)
  expect(parseTags(`${fits}, ${tooLong}`)).toEqual({ tags: [fits], refused: [tooLong] })
})

test('more tags than a note may have are refused, not dropped in silence', () => {
  const typed = Array.from({ length: limits.tags + 2 }, (_, index) => `t${index}`)
  expect(parseTags(typed.join(',')).refused).toEqual(['t32', 't33'])
})

test('what is taken is what the store accepts', () => {
  for (const tag of parseTags('한국, "x", <b>, a b\tc, \u202Eabc').tags)
    expect(tagShape(z).parse(tag)).toBe(tag)
})
