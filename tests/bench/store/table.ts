import type { Measured } from './summary'

const titles = { plain: 'Carrel', sealed: 'Carrel with a passphrase', lowdb: 'plain lowdb' }

const head = [
  '| notes | what | edit p50 / p95, ms | opening (processor time), ms | checkpoint, ms | longest block in it (without one), ms |',
  '|---|---|---|---|---|---|',
]

/** The figures as a table in Markdown, one line for each contestant and number of notes. */
export function table(measured: Measured[]): string {
  return [...head, ...measured.map(line)].join('\n')
}

function line({ name, size, edits, load, checkpoint }: Measured): string {
  const cells = [
    size.toLocaleString('en'),
    titles[name],
    `${edits.p50} / ${edits.p95}`,
    `${load.median} (${load.processor})`,
    checkpoint ? String(checkpoint.duration) : '–',
    checkpoint ? `${checkpoint.longestBlock.median} (${checkpoint.blockWithout.median})` : '–',
  ]
  return `| ${cells.join(' | ')} |`
}
