import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { apply } from '../../../src/shared/workspace/apply'
import { emptyWorkspace } from '../../../src/shared/workspace/workspace'
import { bundleChild } from '../../faults/child/bundle'
import type { Trouble } from '../../faults/roles/trouble'
import { editOf, putOf } from '../../faults/trouble/edits'
import { Worlds } from '../../faults/trouble/worlds'
import { temporaryFolder } from '../main/store/folder'

/** What the child of the suite says, when its disk behaves so. */
async function lastWord(fault: Trouble['fault']): Promise<string> {
  const program = await bundleChild(await temporaryFolder())
  const folder = await temporaryFolder()
  const given: Trouble = { folder, deepEach: 1, doing: 'noting', fault, lift: 'before closing' }
  const child = spawn(process.execPath, [program, JSON.stringify({ role: 'trouble', given })])
  return (await text(child.stdout)).trim().split('\n').at(-1) ?? ''
}

test('a disk that loses what was written without a word is noticed', async () => {
  const said = await lastWord({ kind: 'lost write', isDone: false, lasts: true })
  expect(said).toMatch(/^broken "call \d+ \(write\)/)
})

test('a disk that does not flush when it says so is noticed', async () => {
  const said = await lastWord({ kind: 'lost flush', isDone: false, lasts: false })
  expect(said).toMatch(/^broken "call 1 \(datasync\): Error: acknowledged before jrnl-\S+ was flushed/)
})

test('what was acknowledged is in every possible state, what was refused may be, once and as it was meant', () => {
  const edit = (number: number, given = `note ${number}`) => editOf(putOf(number, given))
  const after = (...edits: ReturnType<typeof edit>[]) =>
    edits.reduce((workspace, one) => one(workspace), emptyWorkspace())
  const worlds = new Worlds(emptyWorkspace())
  worlds.acknowledge(edit(1))
  worlds.refuse(edit(2))
  worlds.acknowledge(edit(3))
  expect(worlds.live).toEqual(after(edit(1), edit(3)))
  expect(worlds.has(after(edit(1), edit(3)))).toBe(true)
  expect(worlds.has(after(edit(1), edit(2), edit(3)))).toBe(true)
  expect(worlds.has(after(edit(1), edit(2)))).toBe(false) // the third was acknowledged
  expect(worlds.has(after(edit(1), edit(2), edit(2), edit(3)))).toBe(false) // twice
  expect(worlds.has(after(edit(1), edit(2, 'garbage'), edit(3)))).toBe(false)
  expect(worlds.has(apply(worlds.live, putOf(4, 'never asked for')))).toBe(false)
})
