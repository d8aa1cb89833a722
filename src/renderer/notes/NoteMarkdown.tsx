import Markdown, { type Components } from 'react-markdown'
import { visible } from '../../shared/visible'
import { attempt } from '../commands'
import { copy } from '../workbench/annotating'
import styles from './NoteCard.module.css'

/** Nothing in a note is ever fetched or followed: images are named, links are words with an address to copy. */
const components: Components = {
  img: ({ alt, src }) => (
    <span className={styles.blocked}>
      [image{alt ? `: ${alt}` : ''} {typeof src === 'string' ? src : ''}]
    </span>
  ),
  a: ({ children, href }) => (
    <span className={styles.link}>
      {children}{' '}
      <button
        type="button"
        className={styles.address}
        title="Copy the address"
        onClick={() => void attempt(() => copy(href ?? ''))}
      >
        {href}
      </button>
    </span>
  ),
}

const keepAddress = (url: string) => url // it is only ever shown and copied, never followed

/** A note's Markdown as React nodes. HTML in it is shown as the letters it is written in. */
export default function NoteMarkdown({ text }: { text: string }) {
  return (
    <Markdown components={components} urlTransform={keepAddress}>
      {visible(text)}
    </Markdown>
  )
}
