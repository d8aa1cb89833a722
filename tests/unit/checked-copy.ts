import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const copied = ['src', 'biome.json', 'package.json', 'tsconfig.base.json']

/** What Biome found: the rules broken in each file, and how many files it read. */
export type Linted = { broken: { file: string; rule: string }[]; filesRead: number }

/** A copy of the sources and their configuration with some files planted in it; gone when the test ends. */
export function copyWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-checked-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir')
  writeFileSync(join(folder, '.gitignore'), 'node_modules/\n.cache/\n')
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** All of `src` linted as `npm run check` does it. */
export function lint(folder: string): Linted {
  const output = run(
    folder,
    '@biomejs/biome/bin/biome',
    'lint',
    '--reporter=json',
    '--max-diagnostics=none',
    'src',
  )
  const { summary, diagnostics } = JSON.parse(output) as Report
  const broken = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ category, location }) => ({ file: location.path, rule: category }))
  return { broken, filesRead: summary.changed + summary.unchanged }
}

/** The files of a project (such as `src/shared`) in which the compiler finds an error. */
export function misTyped(folder: string, project: string): string[] {
  const output = run(folder, 'typescript/bin/tsc', '-b', project, '--pretty', 'false')
  const files = [...output.matchAll(/^(\S+)\(\d+,\d+\): error TS/gm)].map(([, file = '']) => file)
  return [...new Set(files)]
}

type Report = {
  summary: { changed: number; unchanged: number }
  diagnostics: { severity: string; category: string; location: { path: string } }[]
}

function run(folder: string, tool: string, ...parts: string[]): string {
  const { stdout, error } = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...parts], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (error) throw error
  return stdout
}
