import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { annotationsIn } from '../desk/annotating'
import { expect, test, Workbench } from '../desk/workbench'

test('a store of which nothing can be read is set aside only when that is agreed to', async ({
  launch,
  userData,
}) => {
  const store = join(userData, 'store')
  await mkdir(store)
  await writeFile(join(store, 'workspace.json'), 'not what it was')
  const workbench = await Workbench.open(launch)
  const alert = workbench.page.getByRole('alert').filter({ hasText: 'cannot be used' })
  await expect(alert.getByRole('button', { name: 'Restore from a backup…' })).toBeVisible()
  await expect(workbench.saveStatus).toHaveText('Nothing is kept in this session')
  await alert.getByRole('button', { name: 'Set it aside and start anew…' }).click()
  const question = workbench.dialog('Set the store aside and start anew?')
  await expect(question).toContainText('kept unchanged')
  await question.getByRole('button', { name: 'Cancel' }).click()
  expect(await readFile(join(store, 'workspace.json'), 'utf8')).toBe('not what it was')

  await alert.getByRole('button', { name: 'Set it aside and start anew…' }).click()
  await question.getByRole('button', { name: 'Set it aside and start anew' }).click()
  await expect(alert).toHaveCount(0)
  await expect(workbench.saveStatus).toHaveText(/All work is on disk|Saved/)
  await workbench.note('a genuine alliance', 'A new start')
  expect(await annotationsIn(userData, 'note')).toMatchObject([{ text: 'A new start' }])
  const files = await readdir(userData, { recursive: true, withFileTypes: true })
  const kept = files.filter(({ name }) => name === 'workspace.json')
  expect(kept).toHaveLength(1)
  expect(await readFile(join(kept[0]?.parentPath ?? '', 'workspace.json'), 'utf8')).toBe('not what it was')
})
