import { apply } from '../../../src/shared/workspace/apply'
import type { Operation, Workspace } from '../../../src/shared/workspace/workspace'
import { emptyWorkspace } from '../../../src/shared/workspace/workspace'
import { between, pick, type Random, randomFrom } from '../runner/random'
import { legacyText, takenOver } from '../stores/legacy'

/**
 * What somebody does at the desk, edit by edit. Every edit follows from the story's name, its number and the workspace
 * before it, so parent and child tell the same story without a word, and after any number of edits it is known what
 * must be there, to the letter. A story of 'puts' has only notes that are written and reworded: each of its edits
 * makes sense without the others. `legacy` is how many annotations an earlier Carrel had left; 0 is a first start.
 */
export type Story = { name: string; kind: 'all' | 'puts'; legacy: number }

const minute = 60_000
const timeOf = (index: number) => new Date(Date.UTC(2026, 0, 1) + index * minute).toISOString()
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`

/** The edit with this number, counted from 1, in the workspace as the one before has left it. */
export function editAt(story: Story, index: number, workspace: Workspace): Operation {
  const random = randomFrom(story.name, index)
  const dice = random() * 100
  if (story.kind === 'puts' || dice < 62) return putAt(story, index, { random, workspace })
  const annotation = workspace.annotations[between(random, 0, workspace.annotations.length - 1)]
  const { trash, undos } = workspace
  if (dice < 70 && annotation) return { type: 'remove', ids: [annotation.id], removedAt: timeOf(index) }
  if (dice < 76 && undos.length > 0) return { type: 'undo', at: timeOf(index) }
  if (dice < 80 && trash.length > 0) return { type: 'restore', ids: [pick(random, trash).annotation.id] }
  if (dice < 82 && trash.length > 0) return { type: 'purge', ids: [pick(random, trash).annotation.id] }
  if (dice < 86 && annotation) return { type: 'move', id: annotation.id, before: null }
  if (dice < 90) return { type: 'settings', settings: { ...workspace.settings, size: 14 + (index % 19) } }
  if (dice < 94) return { type: 'position', briefId: 'a-brief', position: { offset: index, shift: 0 } }
  return { type: 'draft', draft: { noteId: null, ...wordingAt(story, index, random) } }
}

type At = { random: Random; workspace: Workspace }

function putAt(story: Story, index: number, { random, workspace }: At): Operation {
  const notes = workspace.annotations.filter((annotation) => annotation.kind === 'note')
  const wording = wordingAt(story, index, random)
  const now = timeOf(index)
  const isRewording = notes.length > 2 && random() < 0.4
  const { id, createdAt } = isRewording ? pick(random, notes) : { id: idOf(index), createdAt: now }
  return { type: 'put', annotation: { kind: 'note', id, createdAt, updatedAt: now, ...wording } }
}

const fillings = [
  'plain words ',
  '한국어 문장. ',
  'a "quote" \\ and\na line ',
  '{"schema":2} ',
  '\u2028 \u{1f4d6} ',
]

/** The text begins with its number: wherever a note turns up, it can be said which edit wrote it. */
function wordingAt({ name }: Story, index: number, random: Random) {
  const length = random() < 0.05 ? between(random, 200, 2000) : between(random, 0, 30)
  const text = `edit ${index} of ${name}: ${pick(random, fillings).repeat(length)}`
  return { briefId: 'a-brief', anchor: null, colour: 'yellow' as const, text, tags: [`n${index % 7}`] }
}

/** Whether this edit is none, but a backup that is put in the place of the whole workspace. */
export function isReplacement({ name, kind }: Story, index: number): boolean {
  return kind === 'all' && randomFrom(name, 'replace', index)() < 0.015
}

/** What such a backup holds: less than there was. */
export function replacementOf(workspace: Workspace): Workspace {
  const annotations = workspace.annotations.filter((_, index) => index % 3 !== 0)
  return { ...workspace, annotations, undos: [], draft: null }
}

/** The workspace after any number of edits. */
export class Telling {
  private readonly states: Workspace[]

  constructor(readonly story: Story) {
    const { name, legacy } = story
    this.states = [legacy > 0 ? takenOver(legacyText(name, legacy)) : emptyWorkspace()]
  }

  after(count: number): Workspace {
    while (this.states.length <= count) this.states.push(this.next(this.states.length))
    return this.states[count] ?? emptyWorkspace()
  }

  private next(index: number): Workspace {
    const before = this.after(index - 1)
    if (isReplacement(this.story, index)) return replacementOf(before)
    return apply(before, editAt(this.story, index, before))
  }
}
