import { cards } from '../desk/annotating'
import { expect, test } from '../desk/workbench'

const picture = 'https://example.org/pixel.png'

test('a note shows its Markdown', async ({ workbench }) => {
  await workbench.note('four brigades', 'Ask **Kyiv** and *Seoul*:\n\n- how many\n- since when\n\n1. first')
  const card = cards(workbench, 'Ask Kyiv')
  await expect(card.locator('strong')).toHaveText('Kyiv')
  await expect(card.locator('em')).toHaveText('Seoul')
  await expect(card.locator('ul > li')).toHaveText(['how many', 'since when'])
  await expect(card.locator('ol > li')).toHaveText('first')
})

test('HTML in a note is shown as letters, and nothing becomes of it', async ({ workbench }) => {
  const html = `<img src=x onerror="document.title='owned'"> <script>document.title='owned'</script> <b>bold</b>`
  await workbench.note('four brigades', `Before\n\n${html}\n\n<iframe srcdoc="<p>x"></iframe>\n\nAfter`)
  const card = cards(workbench, 'After')
  await expect(card).toContainText(`<img src=x onerror="document.title='owned'">`)
  await expect(card).toContainText(`<script>document.title='owned'</script>`)
  await expect(card).toContainText('<b>bold</b>')
  await expect(card.locator('img, script, iframe, b')).toHaveCount(0)
  await expect(workbench.page).toHaveTitle(/Carrel/)
})

test.describe('with a request that is made on purpose', () => {
  test.use({ allowConsoleErrors: true })

  test('a picture in a note is named and never asked for', async ({ workbench }) => {
    const asked: string[] = []
    workbench.page.on('request', (request) => asked.push(request.url()))
    const others =
      '![](//host/share.png) ![x](file:///etc/passwd) ![y](data:image/gif;base64,R0lGODlhAQABAAAAACw=)'
    await workbench.note('four brigades', `![a map](${picture}) ${others}`)
    await expect(cards(workbench, 'a map')).toContainText(`[image: a map ${picture}]`)
    await expect(workbench.notes.locator('img, picture, source, [style*="url"]')).toHaveCount(0)
    expect(asked.filter((url) => !url.startsWith('app://carrel/'))).toEqual([])
    // The control: a picture that is asked for is seen to be.
    await workbench.page.evaluate((src) => Object.assign(new Image(), { src }).src, picture)
    await expect.poll(() => asked).toContain(picture)
  })
})

test('a link in a note is words with an address to copy', async ({ workbench }) => {
  await workbench.note(
    'four brigades',
    'See [the treaty](https://example.org/treaty) and <javascript:alert(1)>',
  )
  const card = cards(workbench, 'See the treaty')
  await expect(card.getByRole('link')).toHaveCount(0)
  await card.getByRole('button', { name: 'https://example.org/treaty' }).click()
  await expect(workbench.page.getByRole('log', { name: 'Messages' })).toContainText('Copied')
  expect(await workbench.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(
    'https://example.org/treaty',
  )
  await expect(workbench.page).toHaveURL('app://carrel/')
})

test('entities in a note are shown as the letters they stand for', async ({ workbench }) => {
  await workbench.note('four brigades', 'Q&amp;A &copy; 2024 &mdash; &#x48;&#105; &hearts;')
  await expect(cards(workbench, 'Q&A © 2024 — Hi ♥')).toBeVisible()
})

test('a character that turns the writing around is shown as a mark', async ({ workbench }) => {
  await workbench.note('four brigades', '**invoice\u202Efdp.exe** and a\u200Bb', 'a\u202Eb')
  const card = cards(workbench, 'and a‹ZWSP›b')
  await expect(card.locator('strong')).toHaveText('invoice‹RLO›fdp.exe')
  await expect(card).toContainText('#a‹RLO›b')
})
