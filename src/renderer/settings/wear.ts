import type { Settings } from '../../shared/settings'

const dark = window.matchMedia('(prefers-color-scheme: dark)')
const faces = { serif: 'var(--font-reading)', sans: 'var(--font-ui)' }

/** Puts the reader's settings on the page; returns the function that stops following the system's theme. */
export function wear(settings: Settings): () => void {
  const page = document.documentElement
  const dress = () => {
    page.dataset.theme = settings.theme === 'system' ? (dark.matches ? 'night' : 'paper') : settings.theme
  }
  dress()
  page.style.setProperty('--reading-size', `${settings.size}px`)
  page.style.setProperty('--reading-line', String(settings.lineHeight))
  page.style.setProperty('--measure', `${settings.measure}ch`)
  page.style.setProperty('--reading-face', faces[settings.face])
  dark.addEventListener('change', dress)
  return () => dark.removeEventListener('change', dress)
}
