import { join } from 'node:path'
import type { ElectronApplication, Locator } from '@playwright/test'
import { OpenFiles } from '../../../src/main/store/disk/open-files'
import { type Survey, survey } from '../../../src/main/store/files/survey'
import { plainSeals } from '../../../src/main/store/format/seal'
import { readAll } from '../../../src/main/store/recovery/reading'
import type { Annotation } from '../../../src/shared/records/annotation'
import type { Workspace } from '../../../src/shared/workspace/workspace'
import { boxOfWords } from './words'
import type { Workbench } from './workbench'

/** What the disk has this moment, read with the store's own eyes; nothing is changed by looking. */
export async function workspaceIn(userData: string): Promise<Workspace> {
  const files = new OpenFiles()
  try {
    return await readWorkspace(await survey(join(userData, 'store'), 'store', files))
  } finally {
    await files.close()
  }
}

async function readWorkspace(store: Survey): Promise<Workspace> {
  if (!store.marker || store.marker === 'newer' || 'damage' in store.marker)
    throw new Error('there is no store')
  const seals = { plain: plainSeals }
  const { workspace, troubles } = await readAll([store], { store: store.marker.store, seals })
  if (troubles.length > 0) throw new Error(JSON.stringify(troubles))
  return workspace
}

type Of<K extends Annotation['kind']> = Extract<Annotation, { kind: K }>

/** The annotations of one kind that the disk has, in their order. */
export async function annotationsIn<K extends Annotation['kind']>(
  userData: string,
  kind: K,
): Promise<Of<K>[]> {
  const { annotations } = await workspaceIn(userData)
  return annotations.filter((each): each is Of<K> => each.kind === kind)
}

/** A point of the window, in CSS pixels. */
export type Point = { x: number; y: number }

/** Drags the mouse from the first letter of the words to a point, told from where the words end. */
export async function dragFrom(
  workbench: Workbench,
  words: string,
  pointFrom: (end: Point) => Point,
): Promise<void> {
  await workbench.scrollTo(words)
  const { left, middle, right, lastMiddle } = await boxOfWords(workbench.page, words)
  const to = pointFrom({ x: right, y: lastMiddle })
  const { mouse } = workbench.page
  await mouse.move(left + 0.5, middle)
  await mouse.down()
  await mouse.move(to.x, to.y, { steps: 5 })
  await mouse.up()
}

/** Clicks before the first letter of the words: a selection of nothing, or of what is painted there. */
export async function clickInto(workbench: Workbench, words: string): Promise<void> {
  await workbench.scrollTo(words)
  const { left, middle } = await boxOfWords(workbench.page, words)
  await workbench.page.mouse.click(left + 1, middle)
}

/** The cards of the notes that say so. */
export function cards(workbench: Workbench, text: string | RegExp): Locator {
  return workbench.page.getByRole('article', { name: 'Note', exact: true }).filter({ hasText: text })
}

/** All words of the page, as they stand in it. */
export async function wordsOnPage(workbench: Workbench): Promise<string> {
  return (await workbench.article.locator('[data-text]').allTextContents()).join('\n')
}

/** Where something stands in the window. Throws when it is not to be seen. */
export async function boxOf(
  thing: Locator,
): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await thing.boundingBox()
  if (!box) throw new Error('it is not on the screen')
  return box
}

/** Closes the window as the cross does, and waits until the app has ended. */
export async function closeWindow(app: ElectronApplication): Promise<void> {
  const ended = app.waitForEvent('close')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await ended
}
