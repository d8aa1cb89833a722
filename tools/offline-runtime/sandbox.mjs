import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import path from 'node:path'

const setUserId = 0o4000

function hasPrivilegedHelper(/** @type {string} */ executable) {
  const helper = statSync(path.join(path.dirname(executable), 'chrome-sandbox'), { throwIfNoEntry: false })
  return helper !== undefined && helper.uid === 0 && (helper.mode & setUserId) !== 0
}

/** Throws where the kernel forbids an ordinary user what Chromium's sandbox is built from: user namespaces. */
export function requireSandbox(
  /** @type {string} */ executable,
  /** @type {{ uid?: number, gid?: number }} */ user = {},
) {
  if (process.platform !== 'linux' || hasPrivilegedHelper(executable)) return
  const probe = spawnSync('unshare', ['--user', '--map-root-user', 'true'], {
    ...user,
    cwd: '/',
    encoding: 'utf8',
  })
  if (probe.error || probe.status === 0) return
  throw new Error(
    `This kernel does not let ordinary users make user namespaces (${probe.stderr.trim()}), so Chromium's sandbox ` +
      'cannot start, and Carrel does not run without it. Allow them, for example with ' +
      '`sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0` (Ubuntu), ' +
      '`sudo sysctl -w kernel.unprivileged_userns_clone=1` (older Debian) or a seccomp profile that permits unshare ' +
      '(containers), and try again.',
  )
}
