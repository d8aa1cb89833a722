import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fileFor, servePage } from '../../../../src/main/window/page-files'
import { temporaryFolder } from '../store/folder'

async function builtPage(): Promise<string> {
  const root = join(await temporaryFolder(), 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  await writeFile(join(root, 'index.html'), '<p>page</p>')
  await writeFile(join(root, 'assets/face.woff2'), 'font')
  await writeFile(join(root, '../secret.html'), 'secret')
  await mkdir(join(root, '../renderer-other'))
  await writeFile(join(root, '../renderer-other/index.html'), 'secret')
  return root
}

const get = (root: string, url: string) => servePage(root, { method: 'GET', url })

test('the page comes with its type and the strict policy', async () => {
  const response = await get(await builtPage(), 'app://carrel/')
  expect(await response.text()).toBe('<p>page</p>')
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  const policy = response.headers.get('content-security-policy')
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'none'",
    'trusted-types carrel-finder',
  ]) {
    expect(policy).toContain(rule)
  }
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
})

test('the lock page is the same page, from a host of its own', async () => {
  const root = await builtPage()
  expect(await (await get(root, 'app://lock/')).text()).toBe('<p>page</p>')
  expect((await get(root, 'app://lock/assets/face.woff2')).status).toBe(200)
})

test('fonts come with their type, and a query or fragment does not matter', async () => {
  const response = await get(await builtPage(), 'app://carrel/assets/face.woff2?v=1#x')
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'font/woff2'])
})

test.each([
  'app://carrel/../secret.html',
  'app://carrel/%2e%2e/secret.html',
  'app://carrel/..%2fsecret.html',
  'app://carrel/assets/..%2f..%2fsecret.html',
  'app://carrel/..%5csecret.html',
  'app://carrel/../renderer-other/index.html',
  'app://carrel/%00index.html',
  'app://carrel/%zz.html',
  'app://carrel//etc/passwd',
  'app://elsewhere/index.html',
  'app://carrel.example.org/index.html',
  'app://lock/..%2fsecret.html',
  'app://lock.example.org/index.html',
  'app://carrel/assets',
  'app://carrel/gone.html',
])('%s is not found, and answered under the same policy', async (url) => {
  const response = await get(await builtPage(), url)
  expect(response.status).toBe(404)
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('only reading is answered', async () => {
  const response = await servePage(await builtPage(), { method: 'POST', url: 'app://carrel/' })
  expect(response.status).toBe(404)
})

test('a name that only looks like the folder is outside it', () => {
  expect(fileFor('/page', 'app://carrel/..%2fpage-other%2findex.html')).toBeNull()
})
