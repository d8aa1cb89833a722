import { set } from '../../session/store'
import { Dialog } from '../../ui/Dialog'
import styles from './SearchHelp.module.css'

const ways = [
  ['nuclear alliance', 'both words, in any order, in any form, through typing errors'],
  ['"extended deterrence"', 'these very words, one after the other'],
  ['drones -leaflets', 'the first word where the second is not'],
  ['Kursk OR Donghae', 'either of the two (OR in capitals)'],
  ['ROK, Kyongui, 북한', 'also what is written differently: short forms, other spellings of Korean names'],
  ['tag:source', 'notes with this tag; names of several words in quotation marks: tag:"to do"'],
  ['in:notes · in:bookmarks', 'only your notes, only your bookmarks; in:brief is the rest'],
  ['in:3 · in:outlook', 'only the section with this number, or these words in its title'],
  ['kind:note', 'only this kind: passage, note or bookmark'],
] as const

/** The few signs that a query may hold, each with what it does. */
export function SearchHelp() {
  return (
    <Dialog label="How to search" onClose={() => set({ overlay: null })} isReadFirst>
      <h2 className={styles.title}>How to search</h2>
      <dl className={styles.ways}>
        {ways.map(([query, meaning]) => (
          <div key={query} className={styles.way}>
            <dt>{query}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.more}>
        Everything else is taken as it stands. Results by another name come after exact ones, approximate ones
        last; each says why it is there. A word that is nowhere is left out, and named.
      </p>
      <p className={styles.more}>
        <kbd>↑</kbd> <kbd>↓</kbd> choose a result, <kbd>Enter</kbd> shows it, <kbd>Enter</kbd> again goes to
        the page, where <kbd>N</kbd> notes the hit and <kbd>H</kbd> highlights it. <kbd>Esc</kbd> returns to
        where you were.
      </p>
    </Dialog>
  )
}
