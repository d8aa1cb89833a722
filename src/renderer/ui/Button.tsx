import type { ButtonHTMLAttributes } from 'react'
import styles from './Button.module.css'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: 'plain' | 'main' | 'danger' | 'quiet' | 'icon'
}

/** A native button in one of the house's looks. */
export function Button({ look = 'plain', className = '', ...rest }: Props) {
  const title = look === 'icon' ? rest['aria-label'] : undefined // a drawing alone is a riddle
  return <button type="button" title={title} className={`${styles[look]} ${className}`} {...rest} />
}
