import { expect, test } from 'vitest'
import { damaged, damageNames } from '../../faults/damage/damage'
import { randomFrom } from '../../faults/runner/random'
import { countEdits, difference } from '../../faults/truth/judging'
import { Telling } from '../../faults/truth/story'
import { maySayNothing } from '../../faults/truth/truth'

const telling = new Telling({ name: 'a story', kind: 'all', legacy: 5 })
const exactly = (count: number) => ({ acknowledged: count, sent: count })

test('a story is the same whoever tells it, and each of its states is known', () => {
  const again = new Telling({ name: 'a story', kind: 'all', legacy: 5 })
  for (const count of [0, 1, 50, 200]) {
    expect(again.after(count)).toEqual(telling.after(count))
    expect(countEdits(telling, again.after(count), { acknowledged: 0, sent: 200 })).toBeGreaterThanOrEqual(
      count,
    )
  }
})

test('an edit that is lost, changed, invented or out of order is noticed', () => {
  const state = telling.after(60)
  const [first, second, ...rest] = state.annotations
  if (first?.kind !== 'note' || !second) throw new Error('the story has another beginning')
  const wrong = [
    telling.after(59),
    telling.after(61),
    { ...state, annotations: state.annotations.slice(1) },
    { ...state, annotations: [{ ...first, text: `${first.text}.` }, second, ...rest] },
    {
      ...state,
      annotations: [...state.annotations, { ...first, id: '00000000-0000-4000-8000-999999999999' }],
    },
    { ...state, annotations: [second, first, ...rest] },
    { ...state, trash: [] },
  ]
  expect(countEdits(telling, state, exactly(60))).toBe(60)
  for (const one of wrong) expect(countEdits(telling, one, exactly(60))).toBeNull()
  expect(difference(telling, telling.after(0), exactly(60))).toContain('fields that differ: annotations')
})

test('every kind of damage changes the file, or takes it away', () => {
  const file = { bytes: Buffer.from('{"check":"1"}\n2 words\n'), older: Buffer.from('older'), json: '{}' }
  for (const name of damageNames)
    for (let seed = 0; seed < 50; seed++)
      expect(damaged(name, { ...file, random: randomFrom(seed) })?.equals(file.bytes) ?? false).toBe(false)
})

test('only what a crash leaves as well may pass in silence', () => {
  const before = Buffer.from('header\n1 one\n2 two\n')
  const journal = { name: 'jrnl-000000000001-00000001-0123456789abcdef.log', before }
  const snapshot = { name: 'snap-000000000001.json', before }
  const cut = Buffer.from('header\n1 one\n2 t')
  const longer = Buffer.concat([before, Buffer.from('3 tor')])
  expect(maySayNothing({ ...journal, side: 'store', after: longer })).toBe(true)
  expect(maySayNothing({ ...journal, side: 'mirror', after: cut })).toBe(true)
  expect(maySayNothing({ ...snapshot, side: 'mirror', after: null })).toBe(true)
  expect(maySayNothing({ ...journal, side: 'store', after: cut })).toBe(false)
  expect(maySayNothing({ ...journal, side: 'store', after: null })).toBe(false)
  expect(maySayNothing({ ...journal, side: 'mirror', after: Buffer.from('head') })).toBe(false)
  expect(maySayNothing({ ...journal, side: 'mirror', after: Buffer.from('header\n2 two\n') })).toBe(false)
  expect(maySayNothing({ ...snapshot, side: 'store', after: longer })).toBe(false)
})
