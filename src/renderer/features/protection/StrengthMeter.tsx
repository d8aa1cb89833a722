import { useEffect, useState } from 'react'
import { usePane } from '../../pane/use-pane'
import styles from './Protection.module.css'
import type { Strength } from './strength'

const names = ['Guessed at once', 'Very weak', 'Weak', 'Fair', 'Strong'] as const

/** How strong what is typed is, a moment after each key; the estimator and its words are loaded only for this. */
export function StrengthMeter({ passphrase }: { passphrase: string }) {
  const strength = useStrength(passphrase)
  const { score = 0, time = '', advice = null } = strength ?? {}
  return (
    <div className={styles.strength}>
      <div className={styles.meter} data-score={strength ? score : undefined} aria-hidden="true">
        {names.map((name) => (
          <span key={name} />
        ))}
      </div>
      <p role="status" aria-label="Strength">
        {strength && (
          <>
            <strong>{names[score]}</strong>: at 10,000 guesses a second it lasts {time}.
            {advice && ` ${advice}`}
          </>
        )}
      </p>
    </div>
  )
}

const pauseMs = 150

function useStrength(passphrase: string): Strength | null {
  const { brief } = usePane()
  const [strength, setStrength] = useState<Strength | null>(null)
  useEffect(() => {
    let isStale = false
    const estimate = async () => {
      const { strengthOf } = await import('./strength')
      const known = ['carrel', ...`${brief.title} ${brief.author} ${brief.publisher}`.split(/\W+/)]
      if (!isStale) setStrength(passphrase === '' ? null : strengthOf(passphrase, known))
    }
    const timer = setTimeout(() => void estimate(), pauseMs)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [passphrase, brief])
  return strength
}
