import { createServer } from 'node:http'
import { expect, test } from '../desk/workbench'

// What is refused here says so in the console, and should.
test.use({ allowConsoleErrors: true })

test('nothing reaches the network, from the page or from behind it', async ({ workbench }) => {
  let connections = 0
  const server = createServer((_, response) => response.end('hello'))
  server.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  try {
    const fromPage = await workbench.page.evaluate(async (to) => {
      const failed = (asked: Promise<unknown>) =>
        asked.then(
          () => 'reached',
          () => 'refused',
        )
      const socket = new WebSocket(`ws://127.0.0.1:${to}`)
      const image = Object.assign(new Image(), { src: `http://127.0.0.1:${to}/x.png` })
      const link = Object.assign(document.createElement('link'), {
        rel: 'preconnect',
        href: `http://127.0.0.1:${to}`,
      })
      document.head.append(link)
      return {
        fetch: await failed(fetch(`http://127.0.0.1:${to}/`)),
        socket: await failed(
          new Promise((resolve, reject) => Object.assign(socket, { onopen: resolve, onerror: reject })),
        ),
        image: await failed(image.decode()),
        beacon: navigator.sendBeacon(`http://127.0.0.1:${to}/`),
      }
    }, port)
    expect(fromPage).toMatchObject({ fetch: 'refused', socket: 'refused', image: 'refused' })
    const fromMain = await workbench.app.evaluate(async ({ net, session }, to) => {
      const url = `http://127.0.0.1:${to}/`
      const failed = (ask: () => unknown) =>
        new Promise<unknown>((resolve) => resolve(ask())).then(
          () => 'reached',
          () => 'refused',
        )
      const sockets = process.getBuiltinModule('node:net')
      const http = process.getBuiltinModule('node:http')
      return {
        net: await failed(() => net.fetch(url)),
        session: await failed(() => session.fromPartition('carrel').fetch(url)),
        another: await failed(() => session.fromPartition('another').fetch(url)),
        fetch: await failed(() => fetch(url)),
        socket: await failed(() => sockets.connect(to, '127.0.0.1')),
        http: await failed(() => http.get(url)),
        name: await failed(() => process.getBuiltinModule('node:dns').promises.lookup('localhost')),
      }
    }, port)
    expect(new Set(Object.values(fromMain))).toEqual(new Set(['refused']))
    expect(connections).toBe(0)
    await (await fetch(`http://127.0.0.1:${port}/`)).text() // the control: the server does count
    expect(connections).toBe(1)
  } finally {
    server.close()
  }
})

test('WebRTC finds no address of this machine', async ({ workbench }) => {
  const candidates = await workbench.page.evaluate(async () => {
    const found: string[] = []
    const connection = new RTCPeerConnection()
    connection.createDataChannel('x')
    const done = new Promise<void>((resolve) => {
      connection.onicecandidate = ({ candidate }) =>
        candidate?.candidate ? void found.push(candidate.candidate) : resolve()
    })
    await connection.setLocalDescription(await connection.createOffer())
    await done
    return found
  })
  expect(candidates).toEqual([])
})

test('spelling is not checked, since that would fetch dictionaries', async ({ workbench }) => {
  const isOn = await workbench.app.evaluate(({ session }) =>
    [session.defaultSession, session.fromPartition('carrel')].map((each) => each.isSpellCheckerEnabled()),
  )
  expect(isOn).toEqual([false, false])
  await workbench.select('a genuine alliance')
  await workbench.tool('Note')
  await expect(workbench.noteText).toHaveJSProperty('spellcheck', false)
})
