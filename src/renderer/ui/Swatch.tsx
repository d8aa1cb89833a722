import styles from './Swatch.module.css'

type Props = { colour: string; name: string; isChosen: boolean; onChoose: () => void }

/** A round button in one of the colours that tokens.css names; the chosen one has a ring. */
export function Swatch({ colour, name, isChosen, onChoose }: Props) {
  return (
    <button
      type="button"
      className={styles.swatch}
      data-colour={colour}
      aria-label={name}
      aria-pressed={isChosen}
      title={name}
      onClick={onChoose}
    />
  )
}
