import Markdown, { type Components } from 'react-markdown'
import { visible } from '../../../shared/visible'
import { attempt } from '../../commands'
import { copy } from '../../pane/annotating'
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

type Node = { type: string; value?: string; children?: Node[] }

/** A line that was begun anew stays one, though Markdown alone would run them together: a note is no typescript. */
function keepLines(): (tree: Node) => void {
  return breakLines
}

function breakLines(node: Node): void {
  if (!node.children) return
  node.children.forEach(breakLines)
  node.children = node.children.flatMap((child) => (child.type === 'text' ? linesOf(child) : child))
}

function linesOf({ type, value = '' }: Node): Node[] {
  const [first = '', ...more] = value.split('\n')
  return [{ type, value: first }, ...more.flatMap((line) => [{ type: 'break' }, { type, value: line }])]
}

/** A note's Markdown as React nodes. HTML in it is shown as the letters it is written in. */
export default function NoteMarkdown({ text }: { text: string }) {
  return (
    <Markdown components={components} urlTransform={keepAddress} remarkPlugins={[keepLines]}>
      {visible(text)}
    </Markdown>
  )
}
