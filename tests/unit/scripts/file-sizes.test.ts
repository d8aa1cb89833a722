import { expect, test } from 'vitest'
import { fileSizeProblems } from '../../../scripts/check/file-sizes.mjs'
import { folderWith } from './folder'

const lines = (count: number) => 'line\n'.repeat(count)
const files = (folder: string, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, number) => [`${folder}/f${number}.ts`, lines(1)]))

test('files of 250 lines pass, twelve in a folder, and what is no code is not counted', () => {
  const root = folderWith({
    ...files('src/full', 12),
    ...files('src/full/inner', 12),
    'src/full/README.md': lines(300),
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
  const problems = fileSizeProblems(folderWith({ 'src/a.ts': lines(1), ...long }))
  expect(problems).toHaveLength(4)
  expect(problems).toContain('src/x/long.tsx has 251 lines; 250 is the ceiling.')
})

test('a planted thirteenth file is caught in its folder, wherever code is kept and whatever its kind', () => {
  for (const folder of ['src/x', 'tests/unit', 'scripts', 'tools/y'])
    for (const last of ['a.ts', 'a.tsx', 'a.mjs', 'a.module.css', 'a.html']) {
      const root = folderWith({ 'src/a.ts': lines(1), ...files(folder, 12), [`${folder}/${last}`]: lines(1) })
      expect(fileSizeProblems(root)).toEqual([
        `${folder} holds 13 files; 12 is the ceiling: give them folders by meaning.`,
      ])
    }
})

test('a checkout in which no source is found is refused, since nothing was measured', () => {
  expect(fileSizeProblems(folderWith({ 'README.md': 'hello' }))).toHaveLength(1)
})
