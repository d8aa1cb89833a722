import type { Settings } from '../../../shared/records/settings'

const dark = window.matchMedia('(prefers-color-scheme: dark)')
const faces = { serif: 'var(--font-reading)', sans: 'var(--font-ui)' }

/** Puts the reader's settings on the page; returns the function that stops following the system's theme. */
export function wear(settings: Settings): () => void {
  const { style } = document.documentElement
  style.setProperty('--reading-size', `${settings.size}px`)
  style.setProperty('--reading-line', String(settings.lineHeight))
  style.setProperty('--measure', `${settings.measure}ch`)
  style.setProperty('--reading-face', faces[settings.face])
  return dress(settings.theme)
}

/** Puts a theme on the page; returns the function that stops following the system's. */
export function dress(theme: Settings['theme']): () => void {
  const put = () => {
    document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'night' : 'paper') : theme
  }
  put()
  dark.addEventListener('change', put)
  return () => dark.removeEventListener('change', put)
}
