import { readFile } from 'node:fs/promises'
import type { Bridge } from '../../../src/shared/contract/bridge'
import { expect, test, type Workbench } from '../desk/workbench'

declare global {
  interface Window {
    carrel: Bridge
  }
}

// What is refused here says so in the console, and should.
test.use({ allowConsoleErrors: true })

const home = 'app://carrel/'

test('the page runs in the sandbox @ordinary-user', async ({ workbench }) => {
  const renderer = await workbench.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  )
  expect(await readFile(`/proc/${renderer}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m)
  expect(await readFile(`/proc/${process.pid}/status`, 'utf8')).not.toMatch(/^Seccomp:\s+2$/m) // the control
})

test('the page has no Node, and one bridge of two functions', async ({ workbench }) => {
  const found = await workbench.page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'global', 'electron'].filter(
      (name) => name in globalThis,
    ),
    bridge: Object.keys(window.carrel).sort(),
    isFrozen: Object.isFrozen(window.carrel),
  }))
  expect(found).toEqual({ node: [], bridge: ['call', 'on'], isFrozen: true })
})

/** Tries something from a timer of the page's own, where no debugger lends its rights; the error's name, or null. */
function refusalOf(workbench: Workbench, code: 'eval' | 'Function' | 'innerHTML' | 'policy' | 'timer') {
  return workbench.page.evaluate(
    (which) =>
      new Promise<string | null>((resolve) => {
        const attempts = {
          eval: () => Object(globalThis).eval('1 + 1'),
          Function: () => new Function('return 1')(),
          innerHTML: () => {
            document.body.innerHTML = '<p>owned</p>'
          },
          policy: () => Object(globalThis).trustedTypes.createPolicy('own', {}),
          timer: () => Object(globalThis).setTimeout('globalThis.owned = true', 0),
        }
        setTimeout(() => {
          try {
            attempts[which]()
            resolve(null)
          } catch (error) {
            resolve(error instanceof Error ? error.name : String(error))
          }
        }, 0)
      }),
    code,
  )
}

test('no text becomes code, and no text becomes HTML', async ({ workbench }) => {
  expect(await refusalOf(workbench, 'eval')).toBe('EvalError')
  expect(await refusalOf(workbench, 'Function')).toBe('EvalError')
  expect(await refusalOf(workbench, 'innerHTML')).toBe('TypeError')
  expect(await refusalOf(workbench, 'policy')).toBe('TypeError')
  await refusalOf(workbench, 'timer')
  expect(await workbench.page.evaluate(() => 'owned' in globalThis)).toBe(false)
  await expect(workbench.article).toBeVisible()
})

test('no window opens another', async ({ workbench }) => {
  const opened = await workbench.page.evaluate(() =>
    ['https://example.org', 'about:blank', location.href].map((url) => window.open(url)),
  )
  expect(opened).toEqual([null, null, null])
  expect(await workbench.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

/** What the window shows, asked behind the back of Playwright, which waits for navigations that never come. */
function shown(workbench: Workbench) {
  const ask = `({ url: location.href, isSame: 'before' in window, text: document.body.textContent.includes('a genuine alliance') })`
  return workbench.app.evaluate(
    ({ BrowserWindow }, code) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code),
    ask,
  )
}

async function goTo(workbench: Workbench, address: string): Promise<void> {
  await workbench.page.evaluate((url) => {
    Object.assign(window, { before: true })
    setTimeout(() => location.assign(url), 0)
  }, address)
}

test('the window goes to no file and to no text', async ({ workbench }) => {
  for (const address of ['file:///etc/passwd', 'data:text/html,owned']) {
    const refused = workbench.page.waitForEvent('console', (message) =>
      message.text().startsWith('Not allowed'),
    )
    await goTo(workbench, address)
    await refused
    expect(await shown(workbench)).toEqual({ url: home, isSame: true, text: true })
  }
})

test('the window goes to no other address', async ({ workbench }) => {
  const addresses = ['https://example.org/', 'http://127.0.0.1:1/', 'app://elsewhere/', `${home}assets/`]
  await workbench.app.evaluate(({ BrowserWindow }) => {
    const tried: string[] = []
    Object.assign(globalThis, { tried })
    BrowserWindow.getAllWindows()[0]?.webContents.on('did-start-navigation', ({ url }) => tried.push(url))
  })
  const tried = () => workbench.app.evaluate(() => Object(globalThis).tried)
  for (const [index, address] of addresses.entries()) {
    await goTo(workbench, address)
    await expect.poll(tried).toEqual(addresses.slice(0, index + 1))
    await expect.poll(() => shown(workbench)).toEqual({ url: home, isSame: true, text: true })
  }
})

test('a window sent to an empty page is back by itself', async ({ workbench }) => {
  await goTo(workbench, 'about:blank')
  await expect.poll(() => shown(workbench)).toEqual({ url: home, isSame: false, text: true })
})

test('the page is refused every permission', async ({ workbench }) => {
  const answers = await workbench.page.evaluate(async () => {
    const nameOf = (error: unknown) => (error instanceof Error ? error.name : String(error))
    const refused = (asked: Promise<unknown>) => asked.then(() => 'granted', nameOf)
    return {
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'denied' : `code ${code}`),
        ),
      ),
      notifications: await Notification.requestPermission(),
      clipboard: await refused(navigator.clipboard.readText()),
      states: await Promise.all(
        ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read', 'midi'].map(
          async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      ),
      screen: await refused(navigator.mediaDevices.getDisplayMedia()),
      persistence: await navigator.storage.persist(),
    }
  })
  expect(answers).toEqual({
    place: 'denied',
    notifications: 'denied',
    clipboard: 'NotAllowedError',
    states: Array(6).fill('denied'),
    screen: 'NotAllowedError',
    persistence: false,
  })
})

test('the bridge answers what it does not know or like with a sentence, and goes on', async ({
  workbench,
}) => {
  const replies = await workbench.page.evaluate(() =>
    Promise.all([
      window.carrel.call('format', undefined),
      window.carrel.call('constructor', undefined),
      window.carrel.call('change', { type: 'remove' }),
      window.carrel.call('change', { type: 'remove', ids: ['00000000-0000-4000-8000-000000000000'] }),
      window.carrel.call('change', null),
      window.carrel.call('copyText', { text: 'x'.repeat(200_001) }),
      window.carrel.call('open', { path: '/etc/passwd' }),
    ]),
  )
  const codes = replies.map((reply) => (reply.ok ? 'ok' : reply.failure.code))
  expect(codes).toEqual([
    'unknown-call',
    'unknown-call',
    'bad-input',
    'unknown-annotation',
    'bad-input',
    'bad-input',
    'bad-input',
  ])
  for (const reply of replies) expect(reply).toMatchObject({ failure: { message: /./ } })
  await workbench.highlight('a genuine alliance')
})

test('the page scheme serves the page and nothing outside it', async ({ workbench }) => {
  const statuses = await workbench.app.evaluate(async ({ session }, base) => {
    const places = [
      '',
      '../../package.json',
      '%2e%2e/%2e%2e/package.json',
      '..%2f..%2fpackage.json',
      'assets/..%2f..%2f..%2fpackage.json',
      '..%5c..%5cpackage.json',
      '/etc/passwd',
      'index.html%00.js',
    ]
    const ask = async (place: string) => (await session.fromPartition('carrel').fetch(base + place)).status
    return Promise.all(places.map(ask))
  }, home)
  expect(statuses).toEqual([200, 404, 404, 404, 404, 404, 404, 404])
  const fetched = await workbench.page.evaluate(() =>
    fetch('app://carrel/../../package.json').then(
      () => 1,
      () => 0,
    ),
  )
  expect(fetched).toBe(0)
})
