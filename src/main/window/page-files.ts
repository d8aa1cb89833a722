import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { codeOf } from '../store/disk/reason'
import { hostOf, pages } from './pages'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types carrel-finder',
].join('; ')

const headers = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), display-capture=()',
  'Cache-Control': 'no-cache',
}

/** Answers a request of the window with a file of the built pages, under the strict policy; anything else is 404. */
export async function servePage(root: string, request: { method: string; url: string }): Promise<Response> {
  const file = request.method === 'GET' ? fileFor(root, request.url) : null
  if (file === null) return new Response(null, { status: 404, headers })
  try {
    const bytes = await readFile(file.path)
    return new Response(new Uint8Array(bytes), { headers: { ...headers, 'Content-Type': file.type } })
  } catch (error) {
    if (codeOf(error) === null) throw error
    return new Response(null, { status: 404, headers })
  }
}

/** The file behind an address, or null when it is not one of the pages': elsewhere, outside the root, of no known type. */
export function fileFor(root: string, url: string): { path: string; type: string } | null {
  const host = hostOf(url)
  if (host === null) return null
  const name = decode(url.slice(pages[host].length).replace(/[?#].*$/s, ''))
  if (name === null || /[\0\\]/.test(name)) return null
  const path = normalize(join(root, name === '' ? 'index.html' : name))
  const type = types[extname(path)]
  return type !== undefined && path.startsWith(join(root, sep)) ? { path, type } : null
}

function decode(name: string): string | null {
  try {
    return decodeURIComponent(name)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}
