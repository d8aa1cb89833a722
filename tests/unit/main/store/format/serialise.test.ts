import fc from 'fast-check'
import { expect, test } from 'vitest'
import { serialise } from '../../../../../src/main/store/format/workspace-file'
import { emptyWorkspace } from '../../../../../src/shared/workspace/workspace'
import { note } from '../folder'
import { workspaces } from '../workspaces'

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

test('the pieces together are what JSON.stringify gives, and a line feed', async () => {
  await fc.assert(
    fc.asyncProperty(workspaces, async (workspace) => {
      expect(await whole(serialise(workspace))).toBe(`${JSON.stringify(workspace)}\n`)
    }),
    { numRuns: 60 },
  )
})

test('the event loop gets its turn while a big workspace is written', async () => {
  const annotations = Array.from({ length: 5_000 }, (_, number) => note(number))
  const seen: string[] = []
  const writing = whole(serialise({ ...emptyWorkspace(), annotations })).then(() => seen.push('written'))
  setImmediate(() => seen.push('answered'))
  await writing
  expect(seen).toEqual(['answered', 'written'])
})

test('no single piece holds more than 500 annotations', async () => {
  const annotations = Array.from({ length: 1_234 }, (_, number) => note(number))
  const counts: number[] = []
  for await (const piece of serialise({ ...emptyWorkspace(), annotations }))
    counts.push(piece.split('"kind"').length - 1)
  expect(counts.filter((count) => count > 0)).toEqual([500, 500, 234])
})
