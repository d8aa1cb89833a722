import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { houses, roomProblems } from '../../../scripts/check/rooms.mjs'
import { copyWith } from '../checked-copy'
import { folderWith } from './folder'

const fileIn = (house: string, room: string) => `${house}/${room === '.' ? '' : `${room}/`}planted.ts`
const from = (room: string, to: string) =>
  `${room === '.' ? './' : '../'}${to === '.' ? '' : `${to}/`}planted`
const planted = (house: string, room: string, to: string) => ({
  [fileIn(house, room)]: `import { planted } from '${from(room, to)}'\n\nexport const taken = planted\n`,
})

test('the rooms of the source keep to their order', () => {
  expect(roomProblems(copyWith({}))).toEqual([])
})

test('DESIGN.md draws each house in the order that is checked', () => {
  const design = readFileSync(new URL('../../../DESIGN.md', import.meta.url), 'utf8')
  for (const [house, order] of Object.entries(houses))
    expect(design).toContain(`| \`${house}\` | \`${order.join(' ← ')}\` |`)
})

for (const [house, order] of Object.entries(houses))
  test(`in ${house}, an arrow down is let be and each arrow up is caught`, () => {
    const others = Object.keys(houses).filter((other) => other !== house)
    const elsewhere = Object.fromEntries(others.map((other) => [`${other}/here.ts`, 'export {}\n']))
    for (const [height, room] of order.entries())
      for (const [toHeight, to] of order.entries()) {
        if (to === room) continue
        const problems = roomProblems(folderWith({ ...elsewhere, ...planted(house, room, to) }))
        expect(problems, `${room} → ${to}`).toHaveLength(toHeight > height ? 1 : 0)
      }
  })

test('a folder without a place in the order is named, and so is a house without code', () => {
  const [house = ''] = Object.keys(houses)
  const copy = copyWith({ [`${house}/attic/planted.ts`]: 'export {}\n' })
  expect(roomProblems(copy)).toEqual([`${house}/attic is no room that scripts/check/rooms.mjs knows.`])
  const others = Object.keys(houses).filter((other) => other !== house)
  const empty = folderWith({
    [`${house}/README.md`]: 'nothing',
    ...Object.fromEntries(others.map((other) => [`${other}/here.ts`, 'export {}\n'])),
  })
  expect(roomProblems(empty)).toEqual([`${house} holds no code: its rooms cannot have been checked.`])
})
