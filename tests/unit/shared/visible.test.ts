import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visible } from '../../../src/shared/visible'

test('an override of writing direction becomes a mark that is seen', () => {
  expect(visible('harmless\u202Etxt.exe')).toBe('harmless‹RLO›txt.exe')
})

test('each deceiving character has its mark', () => {
  expect(visible('\u202A\u202B\u202C\u202D\u202E')).toBe('‹LRE›‹RLE›‹PDF›‹LRO›‹RLO›')
  expect(visible('\u2066\u2067\u2068\u2069')).toBe('‹LRI›‹RLI›‹FSI›‹PDI›')
  expect(visible('\u200E\u200F\u061C')).toBe('‹LRM›‹RLM›‹ALM›')
  expect(visible('\u200B\u2060\uFEFF')).toBe('‹ZWSP›‹WJ›‹BOM›')
  expect(visible('\u0000\u0007\r\u007F\u0085')).toBe('‹U+0000›‹U+0007›‹U+000D›‹U+007F›‹U+0085›')
  expect(visible('\uD800 \uDFFF')).toBe('‹U+D800› ‹U+DFFF›')
})

test('ordinary text of any script, joiners, pairs, lines and tabs stay as they are', () => {
  const text = 'Line\n\ttab — “북한의” می‌خواهم 👩‍💻 ‹as written› עברית'
  expect(visible(text)).toBe(text)
})

test('what was made visible needs no second look', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      (text) => visible(visible(text)) === visible(text),
    ),
  )
})
