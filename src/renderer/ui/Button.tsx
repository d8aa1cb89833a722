import type { ButtonHTMLAttributes } from 'react'
import styles from './Button.module.css'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: 'plain' | 'main' | 'danger' | 'quiet' | 'icon'
}

/** A native button in one of the house's looks. */
export function Button({ look = 'plain', className = '', ...rest }: Props) {
  return <button type="button" className={`${styles[look]} ${className}`} {...rest} />
}
