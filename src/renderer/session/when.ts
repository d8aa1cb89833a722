import { day } from '../../shared/time'

/** A time as one would say it today: "10:32", "yesterday", "12 November", "3 May 2023". */
export function when(iso: string, now = new Date()): string {
  const time = new Date(iso)
  const days = Math.round((midnight(now) - midnight(time)) / day)
  if (days === 0) return time.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  if (days === 1) return 'yesterday'
  const isThisYear = time.getFullYear() === now.getFullYear()
  return time.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    ...(!isThisYear && { year: 'numeric' }),
  })
}

function midnight(time: Date): number {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime()
}

/** The whole of a time: "24 November 2026, 10:32:07". */
export function inFull(iso: string): string {
  const time = new Date(iso)
  const date = time.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  return `${date}, ${time.toLocaleTimeString('en-GB')}`
}
