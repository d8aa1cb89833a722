import { expect, test } from '../desk/workbench'

type Fact = { query: string; best: string; marks: string[]; reason: string }

/** One or two queries of every kind that people type, with the passage they mean and why it is found. */
const kinds: Record<string, Fact[]> = {
  alias: [
    {
      query: 'ROK drones airspace',
      best: '¶2',
      marks: ['South Korea', 'drones', 'airspace'],
      reason: 'alias: ROK → South Korea (external)',
    },
    {
      query: 'SPA session January',
      best: '¶3',
      marks: ["Supreme People's Assembly", 'January'],
      reason: "alias: SPA → Supreme People's Assembly (initials)",
    },
    { query: 'NIS', best: '¶1', marks: ['NIS'], reason: 'exact' },
  ],
  'exact word': [{ query: 'Kursk', best: '¶1', marks: ['Kursk'], reason: 'exact' }],
  'one letter wrong': [
    {
      query: 'constituton',
      best: '¶3',
      marks: ['constitution'],
      reason: 'approximate: constituton ≈ constitution',
    },
  ],
  'two letters wrong': [
    {
      query: 'reconaisance sattelites',
      best: '¶19',
      marks: ['reconnaissance', 'satellites'],
      reason: 'approximate: reconaisance ≈ reconnaissance, sattelites ≈ satellites',
    },
  ],
  'several words': [
    {
      query: 'economic sanctions harsh',
      best: '¶5',
      marks: ['harsh', 'economic', 'sanctions'],
      reason: 'exact',
    },
  ],
  'first letters': [
    {
      query: 'presidential ele',
      best: '¶25',
      marks: ['presidential', 'election'],
      reason: 'beginning: ele → election',
    },
  ],
  romanisation: [
    { query: 'Suryeong', best: '¶8', marks: ['Suryong'], reason: 'romanisation: Suryeong ≈ Suryong' },
    { query: "P'yŏngyang", best: '¶21', marks: ['Pyongyang'], reason: 'exact' },
  ],
  spacing: [
    {
      query: 'demarcationline',
      best: '¶22',
      marks: ['Demarcation Line'],
      reason: 'spacing: demarcationline → Demarcation Line',
    },
    { query: 'life style', best: '¶12', marks: ['lifestyle'], reason: 'spacing: life style → lifestyle' },
  ],
  'pasted from a scan': [
    {
      query: 'the leaflets contained reIatively fewer direct attacks on the supreme dlgnity',
      best: '¶12',
      marks: ['supreme', 'dignity'],
      reason: 'approximate: reIatively ≈ relatively, dlgnity ≈ dignity',
    },
  ],
  'letters swapped': [{ query: 'Kusrk', best: '¶1', marks: ['Kursk'], reason: 'approximate: Kusrk ≈ Kursk' }],
  Hangul: [
    {
      query: '북한 파병',
      best: '¶27',
      marks: ['북한의', '파병과'],
      reason: 'form: 북한 → 북한의, 파병 → 파병과',
    },
  ],
  phrase: [{ query: '"supreme dignity"', best: '¶12', marks: ['supreme dignity'], reason: 'exact' }],
  'quotation marks and dashes': [
    {
      query: '“8.15 Unification Doctrine”',
      best: '¶23',
      marks: ['8.15 Unification Doctrine'],
      reason: 'exact',
    },
    { query: 'ROK–U.S. exercises', best: '¶23', marks: ['ROK', 'U.S', 'exercises'], reason: 'exact' },
  ],
  capitals: [
    { query: 'EXTENDED DETERRENCE', best: '¶25', marks: ['extended', 'deterrence'], reason: 'exact' },
  ],
  numbers: [
    { query: '12,000 troops', best: '¶1', marks: ['12,000', 'troops'], reason: 'exact' },
    { query: 'Oct 18', best: '¶1', marks: ['October', '18'], reason: 'beginning: Oct → October' },
  ],
  question: [
    {
      query: 'who destroyed the inter-Korean roads and railways',
      best: '¶2',
      marks: ['destroyed', 'roads', 'railways'],
      reason: 'exact',
    },
  ],
}

test('every kind of query finds its passage first, marks its words and says why', async ({ workbench }) => {
  for (const [kind, facts] of Object.entries(kinds)) {
    for (const { query, best, marks, reason } of facts) {
      await test.step(`${kind}: ${query}`, async () => {
        await workbench.search(query)
        const first = workbench.results.first()
        await expect(first).toContainText(`${reason} ${best}`)
        for (const words of marks)
          await expect(first.locator('mark', { hasText: words }).first()).toBeVisible()
        await expect(workbench.mark(marks[0] ?? '').first()).toBeAttached()
      })
    }
  }
})

test('what the brief says nothing about is not found', async ({ workbench }) => {
  for (const query of ['mortgage refinancing', 'kubernetes cluster', '"vaccine mandate"', '일본 총리']) {
    await workbench.search(query)
    await expect(workbench.searchStatus).toHaveText(`No results for “${query}”`)
    await expect(workbench.results).toHaveCount(0)
    await expect(workbench.page.getByRole('button', { name: /^Did you mean/ })).toHaveCount(0)
  }
})
