import { expect, test } from 'vitest'
import { fileSizeProblems } from '../../../scripts/check/file-sizes.mjs'
import { folderWith } from './folder'

const lines = (count: number) => 'line\n'.repeat(count)

test('files of 250 lines pass where half of src is no longer than 90', () => {
  const root = folderWith({
    'src/a.ts': lines(90),
    'src/b.ts': lines(90),
    'src/c.css': lines(250),
    'tests/d.ts': lines(250),
  })
  expect(fileSizeProblems(root)).toEqual([])
})

test('a planted file of 251 lines is named, wherever code is kept', () => {
  const long = {
    'src/x/long.tsx': lines(251),
    'tests/long.test.ts': lines(251),
    'scripts/long.mjs': lines(300),
    'tools/long.mjs': lines(251),
  }
  const root = folderWith({ 'src/a.ts': lines(1), 'src/b.ts': lines(1), ...long })
  const problems = fileSizeProblems(root)
  expect(problems).toHaveLength(4)
  expect(problems).toContain('src/x/long.tsx has 251 lines; 250 is the ceiling.')
})

test('a source whose files are long on the whole is refused though none is over the ceiling', () => {
  const root = folderWith({ 'src/a.ts': lines(91), 'src/b.ts': lines(91), 'src/c.ts': lines(3) })
  expect(fileSizeProblems(root)).toEqual(['Half of src is over 91 lines; the median may be 90.'])
})

test('a checkout in which no source is found is refused, since nothing was measured', () => {
  expect(fileSizeProblems(folderWith({ 'README.md': 'hello' }))).toHaveLength(1)
})
