import fc from 'fast-check'
import { expect, test } from 'vitest'
import { milliseconds } from '../../../src/shared/time'

test('every time that main can give is as many milliseconds as the platform says', () => {
  const dates = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(dates, (date) => {
      const time = date.toISOString()
      expect(milliseconds(time)).toBe(Date.parse(time))
    }),
    { numRuns: 2000 },
  )
})

test('leap days and the turns of months, years and centuries are counted', () => {
  const times = [
    '1970-01-01T00:00:00.000Z',
    '1969-12-31T23:59:59.999Z',
    '2000-02-29T12:00:00.000Z',
    '1900-02-28T23:59:59.000Z',
    '1900-03-01T00:00:00.000Z',
    '2024-02-29T00:00:00.000Z',
    '2026-12-31T23:59:59.999Z',
    '2400-02-29T00:00:00.001Z',
  ]
  expect(times.map(milliseconds)).toEqual(times.map(Date.parse))
})

test('seconds and their parts may be missing, as the schema allows', () => {
  const times = ['2026-11-24T10:32Z', '2026-11-24T10:32:07Z', '2026-11-24T10:32:07.5Z']
  expect(times.map(milliseconds)).toEqual(times.map(Date.parse))
})

test('what is no time in UTC is a bug, not a number', () => {
  for (const time of ['', 'yesterday', '2026-11-24', '2026-11-24T10:32:07', '2026-11-24T10:32:07+09:00'])
    expect(() => milliseconds(time), time).toThrow(/not a time in UTC/)
})
