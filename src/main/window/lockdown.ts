import dgram from 'node:dgram'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import { app, protocol, type Session, session, type WebContents } from 'electron'
import { servePage } from './page-files'
import { hostOf, mayGo } from './pages'

/** Chromium's own ways to the network, to the disk and back to an earlier page that Carrel has no use for. */
const switches: [string, string?][] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['no-proxy-server'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['disable-quic'],
  ['no-pings'],
  [
    'disable-features',
    'DnsOverHttps,AsyncDns,BackForwardCache,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,WebRtcHideLocalIpsWithMdns',
  ],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
]

/** What must be settled before Electron is ready: no network, the renderer's sandbox, and the page's own scheme. */
export function lockProcess(): void {
  closeNodeNetwork()
  for (const [name, value] of switches) app.commandLine.appendSwitch(name, value ?? '')
  // As root Chromium cannot sandbox, and asking for it all the same would crash every renderer.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }])
  app.on('session-created', lockSession)
  app.on('web-contents-created', (_, contents) => lockContents(contents))
}

/** Outgoing only: a debugger (and so the test driver) connects into the process, and still may. */
function closeNodeNetwork(): void {
  const refuse = () => {
    throw new Error('Carrel is offline: no connection is ever made')
  }
  const doors = [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]
  for (const door of doors) {
    const names = Object.getOwnPropertyNames(door).filter((name) => /^(lookup|resolve|reverse)/.test(name))
    for (const name of names) Object.assign(door, { [name]: refuse })
  }
  Object.assign(net.Socket.prototype, { connect: refuse })
  Object.assign(dgram.Socket.prototype, { send: refuse, connect: refuse, bind: refuse })
  syncBuiltinESMExports()
}

/** The window's own session: in memory only, so that nothing the page stores ever reaches the disk. */
export function pageSession(root: string): Session {
  const own = session.fromPartition('carrel', { cache: false })
  own.protocol.handle('app', (request) => servePage(root, request))
  return own
}

function lockSession(locked: Session): void {
  locked.setPermissionRequestHandler((_, __, decide) => decide(false))
  locked.setPermissionCheckHandler(() => false)
  locked.setDevicePermissionHandler(() => false)
  locked.setSpellCheckerLanguages([]) // a language left in the list would have its dictionary looked up on the network
  locked.setSpellCheckerEnabled(false)
  locked.on('will-download', (event) => event.preventDefault())
  locked.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: hostOf(url) === null }))
}

function lockContents(contents: WebContents): void {
  const stay = (event: { url: string; preventDefault: () => void }) => {
    if (!mayGo(contents.getURL(), event.url)) event.preventDefault()
  }
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('will-prevent-unload', (event) => event.preventDefault()) // a page cannot refuse to be locked away
}
