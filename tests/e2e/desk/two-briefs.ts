import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base, Workbench } from './workbench'

const projectRoot = fileURLToPath(new URL('../../..', import.meta.url))

/** The title and the id of the second brief. */
export const ledger = 'The Harbour Ledger of Wonsan'
export const ledgerId = 'harbour-ledger'

const lines = [
  ledger,
  'Min Seo-yeon',
  '1. What the ledger counts',
  'The ledger counts barges by the week, and a barge that lay at anchor is counted twice.',
  ...Array.from({ length: 40 }, (_, index) => `In week ${index + 1} the pilots entered ${index + 7} barges.`),
  '2. What it leaves out',
  'It leaves out the ferries to Russia, though the pilots knew of an alliance with the ferrymen.',
  ...Array.from({ length: 40 }, (_, index) => `On day ${index + 1} no ferry was entered by the clerks.`),
]

/** Puts a brief with this text into a library's folder. */
export async function addBrief(
  briefs: string,
  brief: { id: string; title: string; text: string },
): Promise<void> {
  const { id, title, text } = brief
  const folder = join(briefs, id)
  await mkdir(folder)
  const others = JSON.parse(await readFile(join(briefs, 'asan-2024-19s', 'brief.json'), 'utf8'))
  const sha256 = createHash('sha256').update(text).digest('hex')
  await writeFile(join(folder, 'source.txt'), text)
  await writeFile(join(folder, 'brief.json'), JSON.stringify({ ...others, id, title, sha256, terms: [] }))
}

type Fixtures = {
  /** A copy of the built app with a second brief in its resources. */
  root: string
}

/** The tests of several briefs start with an app that has two. */
export const test = base.extend<Fixtures>({
  root: async ({}, use) => {
    const root = await mkdtemp(join(tmpdir(), 'carrel-two-briefs-'))
    for (const name of ['out', 'resources', 'package.json'])
      await cp(join(projectRoot, name), join(root, name), { recursive: true })
    await addBrief(join(root, 'resources', 'briefs'), {
      id: ledgerId,
      title: ledger,
      text: lines.join('\n\n'),
    })
    await use(root)
    await rm(root, { recursive: true, force: true })
  },
  workbench: async ({ launch, root }, use) => use(await Workbench.open(() => launch({ app: root }))),
})
