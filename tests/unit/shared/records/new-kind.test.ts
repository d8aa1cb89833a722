import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { expect, onTestFinished, test } from 'vitest'
import type { stamp } from '../../../../src/main/session/stamp'
import type { openStore } from '../../../../src/main/store/store'
import type { annotationEntry } from '../../../../src/shared/results/entries'
import type { groupHits } from '../../../../src/shared/results/result-groups'
import type { createSearch } from '../../../../src/shared/search'
import type { Change } from '../../../../src/shared/workspace/workspace'
import { asAfterCrash, freshPlace, idOf, time } from '../../main/store/folder'

const root = fileURLToPath(new URL('../../../..', import.meta.url))

/** A kind that Carrel does not have: all that anybody would write for it, but for its name on the registry. */
const claim = `
import { defineKind } from './kind'
import { tagShape } from './tags'

export const claim = defineKind({
  kind: 'claim',
  fields: (z) => ({
    claim: z.string().max(500),
    confidence: z.enum(['low', 'high']),
    topics: z.array(tagShape(z)).max(9),
  }),
  heading: 'Claims',
  words: ({ claim }) => claim,
  tags: ({ topics }) => topics,
  knownBy: ({ claim }) => claim,
  undone: () => ({ title: 'Old claim is back', again: 'New claim is back' }),
  upgrades: {},
})
`

/** The doors that it must come through. */
const doors = `
export { openStore } from './src/main/store/store'
export { stamp } from './src/main/session/stamp'
export { annotationEntry } from './src/shared/results/entries'
export { groupHits } from './src/shared/results/result-groups'
export { createSearch } from './src/shared/search'
export { Change } from './src/shared/workspace/workspace'
`
type Doors = {
  openStore: typeof openStore
  stamp: typeof stamp
  annotationEntry: typeof annotationEntry
  groupHits: typeof groupHits
  createSearch: typeof createSearch
  Change: typeof Change
}

/** The doors of this very source with one file more, and `kinds` on the registry. */
async function doorsWith(kinds: string): Promise<Doors> {
  await mkdir(join(root, '.cache'), { recursive: true })
  const folder = await mkdtemp(join(root, '.cache', 'new-kind-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const part of ['shared', 'main'])
    await cp(join(root, 'src', part), join(folder, 'src', part), {
      recursive: true,
      filter: (path) => !path.endsWith('tsconfig.json'), // it leans on one that is not copied
    })
  const records = join(folder, 'src', 'shared', 'records')
  await writeFile(join(records, 'claim.ts'), claim)
  const registry = await readFile(join(records, 'registry.ts'), 'utf8')
  const changed = registry.replace('[highlight, note, bookmark]', kinds)
  await writeFile(join(records, 'registry.ts'), `import { claim } from './claim'\n${changed}`)
  const entry = join(folder, 'doors.ts')
  await writeFile(entry, doors)
  await build({
    root: folder,
    configFile: false,
    logLevel: 'warn',
    build: { ssr: entry, outDir: join(folder, 'out'), emptyOutDir: false, minify: false },
  })
  return import(/* @vite-ignore */ pathToFileURL(join(folder, 'out', 'doors.js')).href)
}

const draft = {
  kind: 'claim',
  briefId: 'a-brief',
  anchor: null,
  claim: 'Twelve thousand went',
  topics: ['troops'],
}
const add = { type: 'add', draft: { ...draft, confidence: 'low' } }

test('a kind on the registry is stored, replayed, searched and undone without any other change', async () => {
  const { openStore, stamp, Change, createSearch, annotationEntry, groupHits } = await doorsWith(
    '[highlight, note, bookmark, claim]',
  )
  const place = await freshPlace()
  const store = await openStore(place, null)
  onTestFinished(() => store.close())
  const commit = (change: object) =>
    store.commit((workspace) => stamp(Change.parse(change), { workspace, id: idOf(1), now: time }))
  await commit(add)
  await commit({ type: 'edit', id: idOf(1), changes: { confidence: 'high' } })
  const saved = { ...draft, confidence: 'high', id: idOf(1) }
  const replayed = await openStore(await asAfterCrash(place), null)
  onTestFinished(() => replayed.close())
  expect(replayed).toMatchObject({ notices: [], isKept: true, workspace: { annotations: [saved] } })
  const [annotation] = replayed.workspace.annotations
  if (!annotation) throw new Error('it is gone')

  const entry = annotationEntry(null, annotation, null)
  const outcome = createSearch(entry ? [entry] : []).search('thousand tag:troops kind:claim')
  const findable = {
    briefs: [],
    titleOf: () => 'A brief',
    annotationOf: () => annotation,
    placeOf: () => null,
  }
  expect(groupHits(findable, outcome, 'relevance')).toMatchObject([
    { title: 'Claims', results: [{ kind: 'claim', label: 'claim', annotationId: idOf(1) }] },
  ])

  expect(store.workspace.undos.map(({ title }) => title)).toEqual(['Claim taken back', 'Old claim is back'])
  await commit({ type: 'undo' })
  expect(store.workspace.annotations).toMatchObject([{ confidence: 'low' }])
  await commit({ type: 'undo' })
  expect(store.workspace.annotations).toEqual([])
}, 60_000)

test('a kind that is not on the registry is nothing: a control', async () => {
  const { Change } = await doorsWith('[highlight, note, bookmark]')
  expect(Change.safeParse(add).success).toBe(false)
}, 60_000)
