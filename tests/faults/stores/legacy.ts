import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Settings } from '../../../src/shared/records/settings'
import { upgradeWorkspace } from '../../../src/shared/workspace/upgrade'
import { Workspace } from '../../../src/shared/workspace/workspace'
import { between, pick, randomFrom } from '../runner/random'

const time = '2026-11-23T09:43:05.000Z'
const kinds = ['note', 'highlight', 'bookmark'] as const

function annotationAt(name: string, index: number) {
  const random = randomFrom('legacy', name, index)
  const id = `10000000-0000-4000-8000-${String(index).padStart(12, '0')}`
  const quote = `words ${index} 말`
  const isPlaced = random() < 0.7
  const anchor = isPlaced
    ? { start: index, end: index + quote.length, quote, prefix: 'a ', suffix: ' b' }
    : null
  const shared = { id, briefId: 'a-brief', anchor, createdAt: time, updatedAt: time }
  const kind = pick(random, kinds)
  if (kind === 'bookmark') return { kind, ...shared, name: `place ${index}` }
  if (kind === 'highlight') return { kind, ...shared, colour: 'green' }
  const text = `note ${index} of an earlier Carrel. ${'가나다 '.repeat(between(random, 0, 40))}`
  return { kind, ...shared, colour: 'pink', text, tags: ['old'] }
}

/** The one file that Carrel 0.1 left (schema 1), with so many annotations, of which one in five is in the trash. */
export function legacyText(name: string, count: number): string {
  const all = Array.from({ length: count }, (_, index) => annotationAt(name, index))
  const trash = all.filter((_, index) => index % 5 === 4)
  const saved = {
    schema: 1,
    annotations: all.filter((annotation) => !trash.includes(annotation)),
    trash: trash.map((annotation, index) => ({ annotation, index, removedAt: time })),
    settings: Settings.parse({ size: 23 }),
    reading: { 'a-brief': { offset: 1700, shift: -3.5 } },
  }
  return `${JSON.stringify(saved)}\n`
}

/** What such a file says, in today's shape. */
export function takenOver(text: string): Workspace {
  return Workspace.parse(upgradeWorkspace(JSON.parse(text)))
}

/** Puts such a file where Carrel 0.1 had it. */
export async function plantLegacy(dataFolder: string, text: string): Promise<void> {
  await mkdir(join(dataFolder, 'store'), { recursive: true, mode: 0o700 })
  await writeFile(join(dataFolder, 'store', 'workspace.json'), text, { mode: 0o600 })
}
