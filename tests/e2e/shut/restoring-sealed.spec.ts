import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeBackup } from '../../../src/main/store/backup'
import { createKey } from '../../../src/main/store/format/key-file'
import type { Annotation } from '../../../src/shared/records/annotation'
import { emptyWorkspace } from '../../../src/shared/workspace/workspace'
import { findText } from '../../unit/main/store/find-text'
import { answerDialogs } from '../desk/backing-up'
import { test as base, expect, type Workbench } from '../desk/workbench'

const passphrase = 'correct horse battery staple'
const words = 'the brigade stands at the river'
const madeAt = '2026-11-23T09:43:05.000Z'

/** A folder outside the data folder: what stands there was not written by Carrel. */
const test = base.extend<{ stick: string }>({
  stick: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'carrel-stick-'))
    await use(folder)
    await rm(folder, { recursive: true })
  },
})

const dialogOf = (workbench: Workbench) => workbench.dialog('Restore from a backup')
const guardOf = (workbench: Workbench) =>
  dialogOf(workbench).getByRole('form', { name: 'Protect what is restored' })

function note(number: number, text: string): Annotation {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
  const stamp = { id, createdAt: madeAt, updatedAt: madeAt }
  return { kind: 'note', briefId: 'a-brief', anchor: null, tags: [], colour: 'yellow', text, ...stamp }
}

/** Writes a sealed backup of notes with these words, and looks into it, in a window that has none. */
async function lookInto(workbench: Workbench, stick: string, texts: string[]): Promise<void> {
  const path = join(stick, 'notes.carrel-backup')
  const key = await createKey({ store: randomUUID(), state: 'sealed', passphrase, cost: 1024 })
  const workspace = { ...emptyWorkspace(), annotations: texts.map((text, index) => note(index, text)) }
  await writeBackup(path, { workspace, madeAt, random: randomBytes(8).toString('hex'), key })
  await answerDialogs(workbench.app, path)
  await workbench.command('Restore from a backup')
  await dialogOf(workbench).getByLabel('Passphrase of the backup').fill(passphrase)
  await dialogOf(workbench).getByRole('button', { name: 'Look into it' }).click()
  await expect(dialogOf(workbench)).toContainText('Would come back')
}

test('nothing of a sealed backup is left to read, and its own passphrase may be set for it', async ({
  workbench,
  userData,
  stick,
}) => {
  await lookInto(workbench, stick, [words])
  await expect(guardOf(workbench)).toContainText('and the notes here are not')
  await guardOf(workbench).getByLabel('Passphrase for the notes here').fill(passphrase)
  await guardOf(workbench).getByLabel('Repeat the passphrase').fill(passphrase)
  await guardOf(workbench).getByRole('button', { name: 'Set it and restore everything' }).click()
  await expect(dialogOf(workbench)).toBeHidden()
  await expect(
    workbench.statusLine.getByRole('button', { name: 'A passphrase protects your notes' }),
  ).toBeVisible()
  expect(await findText(userData, words)).toEqual([])
})

test('a single note says on its button that it is brought back in clear', async ({
  workbench,
  userData,
  stick,
}) => {
  await lookInto(workbench, stick, [words])
  expect(await findText(userData, words)).toEqual([])
  await dialogOf(workbench).getByRole('button', { name: 'Bring back only this, in clear' }).click()
  await expect(dialogOf(workbench)).toContainText('Added as a copy')
  expect(await findText(userData, words)).not.toEqual([]) // so the search above would have found it
})

test('where a passphrase protects the notes a sealed backup is restored as any other', async ({
  workbench,
  userData,
  stick,
}) => {
  await workbench.protect('another one than that of the backup')
  await lookInto(workbench, stick, [words])
  await expect(guardOf(workbench)).toHaveCount(0)
  await dialogOf(workbench).getByRole('button', { name: 'Restore everything' }).click()
  await expect(dialogOf(workbench)).toBeHidden()
  expect(await findText(userData, words)).toEqual([])
})

test('of 60,000 notes fifty are listed, the rest is counted, and the window never stands still for it', async ({
  workbench,
  stick,
}) => {
  const blocks = await workbench.page.evaluateHandle(() => {
    const found: number[] = []
    const observer = new PerformanceObserver((list) =>
      found.push(...list.getEntries().map(({ duration }) => duration)),
    )
    observer.observe({ entryTypes: ['longtask'] })
    return { found, observer }
  })
  const texts = Array.from({ length: 60_000 }, (_, index) => `note ${index} of very many`)
  await lookInto(workbench, stick, texts)
  const list = dialogOf(workbench).getByRole('list', { name: 'Would come back' })
  await expect(dialogOf(workbench)).toContainText('Would come back: 60,000')
  await expect(list.getByRole('listitem')).toHaveCount(50)
  await expect(dialogOf(workbench)).toContainText('and 59,950 more')
  const longest = await blocks.evaluate(({ found }) => Math.max(0, ...found))
  expect(longest).toBeLessThan(200)
})
