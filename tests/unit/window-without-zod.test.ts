import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { copyWith } from './checked-copy'

const root = fileURLToPath(new URL('../..', import.meta.url))
const entries = ['main.tsx', 'find/worker.ts', 'stopped/stopped.ts']

/** The way from an entry of the window to a module that loads zod, or null: it costs each start what it weighs. */
function wayToZod(folder: string): string[] | null {
  const ways = entries.map((entry) => [join(folder, 'src', 'renderer', entry)])
  const seen = new Set<string>()
  for (const way of ways) {
    const file = way.at(-1) ?? ''
    if (seen.has(file)) continue
    seen.add(file)
    for (const target of loadedBy(file)) {
      if (target === 'zod') return way.map((step) => relative(folder, step))
      const path = target.startsWith('.') ? fileAt(resolve(dirname(file), target)) : null
      if (path) ways.push([...way, path])
    }
  }
  expect(seen.size).toBeGreaterThan(100) // it has read the window
  return null
}

/** Modules that a file loads when it runs; those of which it takes nothing but types are not among them. */
function loadedBy(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const taken = text.matchAll(/^(?:import|export) (?!type )(?:\{([^}]*)\} from |[^;'{]*)'([^']+)'/gm)
  const named = [...taken].flatMap(([, names, target = '']) => {
    const isTypesOnly = names
      ?.split(',')
      .every((name) => name.trim() === '' || name.trim().startsWith('type '))
    return isTypesOnly ? [] : [target]
  })
  return [...named, ...[...text.matchAll(/import\('([^']+)'\)/g)].map(([, target = '']) => target)]
}

function fileAt(path: string): string | null {
  const names = ['', '.ts', '.tsx', '/index.ts'].map((ending) => `${path}${ending}`)
  return names.find((name) => /\.tsx?$/.test(name) && existsSync(name)) ?? null
}

test('the window loads no zod: what comes to it was checked in main', () => {
  expect(wayToZod(root)).toBeNull()
})

test('a module of the window that loads zod is found, and the way to it: a control', () => {
  const file = 'src/shared/one-line.ts'
  const text = readFileSync(join(root, file), 'utf8')
  const folder = copyWith({ [file]: `import { z } from 'zod'\n\nexport const planted = z\n${text}` })
  expect(wayToZod(folder)?.at(-1)).toBe(file)
})
