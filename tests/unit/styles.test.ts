import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const renderer = resolve('src/renderer')

/** The text of every file of the window, by its path. */
function sources(): Map<string, string> {
  const entries = readdirSync(renderer, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found)

/** The classes that a style sheet has rules for, and those that components ask it for. */
function classesOf(sheet: string, css: string, files: Map<string, string>) {
  const name = basename(sheet)
  const components = [...files.values()].filter((text) => text.includes(`/${name}'`))
  const asked = components.flatMap((text) => all(text, /\bstyles\.(\w+)/g))
  const isAskedByName = components.some((text) => text.includes('styles['))
  return { ruled: new Set(all(css, /\.([a-z]\w*)/gi)), asked: new Set(asked), isAskedByName }
}

/** What is asked for and has no rule, and rules that nobody asks for, as `file: class`. */
function strays(files: Map<string, string>): string[] {
  const sheets = [...files].filter(([file]) => file.endsWith('.module.css'))
  return sheets.flatMap(([sheet, css]) => {
    const { ruled, asked, isAskedByName } = classesOf(sheet, css, files)
    const unruled = [...asked].filter((each) => !ruled.has(each))
    const unasked = isAskedByName ? [] : [...ruled].filter((each) => !asked.has(each))
    return [...unruled, ...unasked].map((each) => `${basename(sheet)}: ${each}`)
  })
}

test('every class of a component has its rule, and every rule its component', () => {
  expect(strays(sources())).toEqual([])
})

test('a class without a rule and a rule without a component are found', () => {
  const planted = new Map([
    ['/Planted.module.css', '.used,\n.left {\n  color: red;\n}\n'],
    ['/Planted.tsx', "import styles from './Planted.module.css'\nconst a = [styles.used, styles.gone]\n"],
  ])
  expect(strays(planted)).toEqual(['Planted.module.css: gone', 'Planted.module.css: left'])
})

test('every token is used somewhere', () => {
  const files = sources()
  const tokens = new Set(all(files.get(join(renderer, 'styles/tokens.css')) ?? '', /^\s*(--[\w-]+):/gm))
  const everything = [...files.values()].join('\n')
  expect(tokens.size).toBeGreaterThan(40)
  expect([...tokens].filter((token) => !everything.includes(`var(${token})`))).toEqual([])
})
