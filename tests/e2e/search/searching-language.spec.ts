import { expect, test } from '../desk/workbench'

test('words can be excluded, and either of two will do', async ({ workbench }) => {
  await workbench.search('nuclear alliance')
  await expect(workbench.results).toHaveCount(3)
  await workbench.search('nuclear alliance -shadow')
  await expect(workbench.results).toHaveCount(2)
  await workbench.search('Kursk OR Donghae')
  await expect(workbench.results).toHaveCount(3)
  await expect(workbench.results.filter({ hasText: /¶1$/ })).toContainText('Kursk')
  await workbench.search('Kursk or')
  await expect(workbench.searchStatus).toHaveText('1 result') // in small letters it is a word, and a common one
})

test('filters name notes, bookmarks, tags, kinds and sections', async ({ workbench }) => {
  await workbench.note('four brigades', 'Compare the Kursk figures', 'estimate')
  await workbench.bookmark('western Kursk region')
  const found = async (query: string, labels: string[]) => {
    await workbench.search(query)
    await expect(workbench.results).toContainText(labels)
    await expect(workbench.results).toHaveCount(labels.length)
  }
  await found('Kursk in:notes', ['note on ¶1'])
  await found('Kursk in:bookmarks', ['bookmark on ¶1'])
  await found('Kursk in:brief', ['exact ¶1'])
  await found('tag:estimate', ['all that the filter lets through note on ¶1'])
  await found('kind:bookmark', ['bookmark on ¶1'])
  await found('Donghae in:1', [])
  await found('Donghae in:2', ['¶17'])
  await found('drones in:outlook', ['¶22'])
  await found('Kursk in:outlook', [])
})

test('a word that is nowhere is left out and named; what stands like an operator and is none is a word', async ({
  workbench,
}) => {
  await workbench.search('Kursk kubernetes')
  await expect(workbench.searchStatus).toHaveText('1 result · left out: kubernetes')
  await workbench.search('"Kursk')
  await expect(workbench.searchStatus).toHaveText('1 result')
  for (const query of ['-Kursk', 'Kursk OR', '(a+)+$ Kursk', 'Kursk __proto__']) {
    await workbench.search(query)
    await expect(workbench.results.first()).toContainText('¶1')
  }
})

test('of very many words the first sixteen are searched, and that is said', async ({ workbench }) => {
  const words =
    'war troops drones nuclear missile kim party leaflets russia ukraine korea seoul china army navy coast'
  await workbench.search(words)
  await expect(workbench.searchStatus).not.toContainText('Only the first')
  await workbench.search(`${words} treaty`)
  await expect(workbench.searchStatus).toContainText(' · Only the first 16 words were searched')
})

test('the language is told beside the field, and by a key', async ({ workbench }) => {
  const { page } = workbench
  const help = workbench.dialog('How to search')
  await page.getByRole('button', { name: 'How to search' }).click()
  for (const sign of [
    '"extended deterrence"',
    '-leaflets',
    'OR',
    'tag:',
    'in:notes',
    'in:bookmarks',
    'kind:',
  ])
    await expect(help).toContainText(sign)
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await workbench.searchField.focus()
  await page.keyboard.press('F1')
  await expect(help).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(workbench.searchField).toBeFocused()
})
