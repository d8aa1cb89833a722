import { createHash } from 'node:crypto'
import type { Note } from '../../../src/shared/records/note'
import { emptyWorkspace, type Workspace } from '../../../src/shared/workspace/workspace'

const wording =
  'The commitment is “extended”, not automatic: the text names a consultation, a plan and a threshold, and leaves the ' +
  'decision to both governments (한미동맹 공동성명). Compare the wording of the earlier declaration, which had no such ' +
  'clause, and ask who would have to say what, to whom, within how many hours, before the plan could be called one. '

/** An id that is spread over all there are, as random ones are, and the same in every process. */
function idOf(number: number): string {
  const hex = createHash('sha256').update(String(number)).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** A note of about 1 kB as JSON, with words beyond Latin-1 as notes on this subject have them. */
export function noteOf(number: number, revision = 0): Note {
  const start = (number * 613) % 90_000
  const time = new Date(Date.UTC(2026, 0, 1) + number * 60_000 + revision).toISOString()
  return {
    kind: 'note',
    briefId: 'a-brief',
    anchor: {
      start,
      end: start + 52,
      quote: 'a genuine alliance in which both sides plan together',
      prefix: 'and, as the declaration of that spring puts it, is ',
      suffix: ', which neither of them had been ready to say before',
    },
    colour: 'yellow',
    text: `${number}.${revision} ${wording}`,
    tags: ['deterrence', 'wording', `week-${number % 52}`],
    id: idOf(number),
    createdAt: time,
    updatedAt: time,
  }
}

/** A workspace with so many notes. */
export function workspaceOf(count: number): Workspace {
  return { ...emptyWorkspace(), annotations: Array.from({ length: count }, (_, number) => noteOf(number)) }
}
