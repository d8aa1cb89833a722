import { expect, test } from 'vitest'
import { hostOf, mayGo, pageAt, pages } from '../../../../src/main/window/pages'

test('Carrel has two hosts, and no other address is one of them', () => {
  expect(hostOf('app://carrel/assets/index.js')).toBe('workbench')
  expect(hostOf('app://lock/')).toBe('lock')
  for (const url of [
    'app://carrel',
    'app://carrel.example.org/',
    'app://carrel@example.org/',
    'app://lock.example.org/',
    'app://lock:80/',
    'app://elsewhere/',
    'https://carrel/',
    'file:///carrel/',
    'about:blank',
    '',
  ])
    expect(hostOf(url), url).toBeNull()
})

test('a page stands at exactly its own address', () => {
  expect([pageAt('app://carrel/'), pageAt('app://lock/')]).toEqual(['workbench', 'lock'])
  expect([pageAt('app://carrel/x'), pageAt('app://carrel/#x'), pageAt('about:blank')]).toEqual([
    null,
    null,
    null,
  ])
})

test('a page may load itself anew, and only the plain page may go to another', () => {
  const { workbench, lock, stopped } = pages
  for (const page of Object.values(pages)) expect(mayGo(page, page)).toBe(true)
  expect(mayGo(stopped, workbench)).toBe(true)
  for (const [from, to] of [
    [workbench, lock],
    [lock, workbench],
    [workbench, stopped],
    [stopped, lock],
    [workbench, 'https://example.org/'],
    [workbench, 'app://carrel/assets/'],
    ['app://carrel/x', 'app://carrel/x'],
    ['about:blank', 'about:blank'],
  ] as const)
    expect(mayGo(from, to), `${from} to ${to}`).toBe(false)
})
