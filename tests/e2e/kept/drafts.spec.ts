import { annotationsIn, cards, closeWindow, workspaceIn } from '../desk/annotating'
import { expect, test, type Workbench } from '../desk/workbench'

const returned = 'This is what you were writing.'

async function startNote(workbench: Workbench, words: string, text: string): Promise<void> {
  await workbench.select(words)
  await workbench.tool('Note')
  await workbench.page.keyboard.type(text)
}

async function reword(workbench: Workbench, text: string): Promise<void> {
  await workbench.page.getByRole('button', { name: 'Edit note' }).click()
  await workbench.noteText.fill(text)
}

test('what is being typed is on disk as a draft, and a note only when it is done', async ({
  workbench,
  userData,
}) => {
  await startNote(workbench, 'a genuine alliance', 'Compare with the **1961** treaty.')
  await workbench.saved()
  const { draft, annotations } = await workspaceIn(userData)
  expect(draft).toMatchObject({
    noteId: null,
    text: 'Compare with the **1961** treaty.',
    anchor: { quote: 'a genuine alliance' },
  })
  expect(annotations).toEqual([])
  await expect(workbench.noteText).toBeFocused()
  await workbench.page.getByRole('button', { name: 'Done' }).click()
  await expect(cards(workbench, 'Compare with the 1961 treaty.')).toBeVisible()
  expect(await workspaceIn(userData)).toMatchObject({ draft: null, annotations: [{ kind: 'note' }] })
})

test('typing that never pauses is on disk all the same', async ({ workbench, userData }) => {
  await startNote(workbench, 'a genuine alliance', 'x')
  await workbench.saved()
  let isOnDisk = false
  const type = async () => {
    while (!isOnDisk) await workbench.page.keyboard.type('y', { delay: 20 })
  }
  const typing = type()
  await expect.poll(async () => (await workspaceIn(userData)).draft?.text.length ?? 0).toBeGreaterThan(5)
  isOnDisk = true
  await typing
})

test('“Saved” is not said while words wait', async ({ workbench, userData }) => {
  await startNote(workbench, 'a genuine alliance', 'one')
  await workbench.saved()
  await workbench.page.keyboard.type(' two')
  await expect(workbench.saveStatus).toHaveText('Saving…')
  await workbench.saved()
  expect((await workspaceIn(userData)).draft?.text).toBe('one two')
})

test('words typed right before the window is closed come back in the editor', async ({
  workbench,
  userData,
}) => {
  await startNote(workbench, 'a genuine alliance', 'The last words')
  await workbench.page.keyboard.press('Tab')
  await workbench.page.keyboard.type('treaty, draft')
  await closeWindow(workbench.app)
  expect(await workspaceIn(userData)).toMatchObject({
    annotations: [],
    draft: { text: 'The last words', tags: ['treaty', 'draft'] },
  })
  await workbench.reopen()
  await expect(workbench.page.getByText(returned)).toBeVisible()
  await expect(workbench.noteText).toHaveValue('The last words')
  await expect(workbench.tags).toHaveValue('treaty, draft')
  await expect(workbench.mark('a genuine alliance')).toBeInViewport()
  await expect(workbench.noteText).toBeFocused()
  await workbench.page.keyboard.type(' and more')
  await workbench.page.keyboard.press('Escape')
  await expect(cards(workbench, 'The last words and more')).toBeVisible()
  expect(await workspaceIn(userData)).toMatchObject({
    draft: null,
    annotations: [{ tags: ['treaty', 'draft'] }],
  })
})

test('words typed right before a SIGTERM come back, and the app ends by itself', async ({
  workbench,
  userData,
}) => {
  await workbench.note('a genuine alliance', 'Earlier')
  await workbench.page.getByRole('button', { name: 'Edit note' }).click()
  await expect(workbench.noteText).toBeFocused()
  await workbench.page.keyboard.type(' and later')
  const main = workbench.app.process()
  const ended = workbench.app.waitForEvent('close')
  main.kill('SIGTERM')
  await ended
  expect(main.signalCode).toBe(null)
  expect(await workspaceIn(userData)).toMatchObject({
    annotations: [{ text: 'Earlier' }],
    draft: { text: 'Earlier and later' },
  })
  await workbench.reopen()
  await expect(workbench.noteText).toHaveValue('Earlier and later')
})

test('a draft on words out of view is brought into it, and there is a way back', async ({ workbench }) => {
  await startNote(workbench, 'a genuine alliance', 'Far down')
  await workbench.jump('Title page')
  await expect(workbench.passage('title')).toBeInViewport()
  await workbench.saved()
  await workbench.reopen()
  await expect(workbench.mark('a genuine alliance')).toBeInViewport()
  await expect(workbench.noteText).toBeInViewport()
  await workbench.page.keyboard.press('Escape')
  await workbench.page.keyboard.press('Alt+ArrowLeft')
  await expect(workbench.passage('title')).toBeInViewport()
})

test('a note keeps its wording until the new one is done, also over a restart', async ({
  workbench,
  userData,
}) => {
  await workbench.note('a genuine alliance', 'First thoughts')
  const [before] = await annotationsIn(userData, 'note')
  await reword(workbench, 'Second thoughts')
  await workbench.saved()
  expect(await annotationsIn(userData, 'note')).toEqual([before])
  await workbench.page.keyboard.press('Control+2')
  await expect(workbench.notes).toContainText('First thoughts')
  await workbench.reopen()
  await expect(workbench.noteText).toHaveValue('Second thoughts')
  await workbench.page.getByRole('button', { name: 'Done' }).click()
  await expect(cards(workbench, 'Second thoughts')).toBeVisible()
  expect(await annotationsIn(userData, 'note')).toMatchObject([{ id: before?.id, text: 'Second thoughts' }])
})

test('Cancel leaves the note as it was, and the words can be taken back', async ({ workbench, userData }) => {
  await workbench.note('a genuine alliance', 'First thoughts')
  await reword(workbench, 'Second thoughts')
  await workbench.saved()
  await workbench.page.getByRole('button', { name: 'Cancel' }).click()
  await expect(cards(workbench, 'First thoughts')).toBeVisible()
  await expect.poll(async () => (await workspaceIn(userData)).draft).toBe(null)
  await workbench.messages.getByRole('button', { name: 'Undo' }).click()
  await expect(workbench.noteText).toHaveValue('Second thoughts')
  await workbench.page.getByRole('button', { name: 'Done' }).click()
  await expect(cards(workbench, 'Second thoughts')).toBeVisible()
  expect((await annotationsIn(userData, 'note')).length).toBe(1)
})

test('Discard takes a new note away, also after a restart', async ({ workbench, userData }) => {
  await startNote(workbench, 'a genuine alliance', 'No, not this')
  await workbench.saved()
  await workbench.page.getByRole('button', { name: 'Discard' }).click()
  await expect(workbench.noteText).toBeHidden()
  await expect.poll(() => workspaceIn(userData)).toMatchObject({ draft: null, annotations: [] })
  await workbench.reopen()
  await expect(workbench.noteText).toBeHidden()
})

test('opening another note finishes the one that is being written', async ({ workbench, userData }) => {
  await workbench.note('reliable partner', 'An older note')
  await startNote(workbench, 'a genuine alliance', 'A newer note')
  await cards(workbench, 'An older note').getByRole('button', { name: 'Edit note' }).click()
  await expect(workbench.noteText).toHaveValue('An older note')
  await expect(cards(workbench, 'A newer note')).toBeVisible()
  expect((await annotationsIn(userData, 'note')).map(({ text }) => text)).toEqual([
    'An older note',
    'A newer note',
  ])
})

test('a note whose words are all taken out goes to the trash, and comes back', async ({
  workbench,
  userData,
}) => {
  await workbench.note('a genuine alliance', 'Worth keeping')
  await reword(workbench, '')
  await workbench.page.keyboard.press('Escape')
  await expect(workbench.messages).toContainText('Note removed')
  await expect.poll(() => annotationsIn(userData, 'note')).toEqual([])
  await workbench.messages.getByRole('button', { name: 'Undo' }).click()
  await expect(cards(workbench, 'Worth keeping')).toBeVisible()
})

test('Delete in the editor removes the note with one key, and undo brings its old wording', async ({
  workbench,
  userData,
}) => {
  await workbench.note('a genuine alliance', 'Worth keeping')
  await reword(workbench, 'Worth nothing')
  await workbench.page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(workbench.noteText).toBeHidden()
  expect(await workspaceIn(userData)).toMatchObject({ draft: null, annotations: [] })
  await workbench.page.keyboard.press('Control+z')
  await expect(cards(workbench, 'Worth keeping')).toBeVisible()
})
