import { expect, test } from 'vitest'
import { createSearch } from '../../../../../src/shared/search'
import { type Answered, createServing, type Told } from '../../../../../src/shared/search/serving'
import { passages } from '../passages'

const batch = { id: 'b', hash: '1', source: 'b', entries: passages }
const question = (number: number, query: string) => ({ type: 'ask', number, query, options: {} }) as const

/** A collection of the brief that pauses after every step, until it is let on. */
function served({ isPausing = true } = {}) {
  const answers: Answered[] = []
  const waiting: (() => void)[] = []
  const pause = () => (isPausing ? new Promise<void>((resolve) => waiting.push(resolve)) : null)
  const serve = createServing({ search: createSearch(), answer: (answer) => answers.push(answer), pause })
  const tell = (told: Told) => void serve(told)
  tell({ type: 'load', source: 'b', batches: [batch], saved: null })

  /** Lets everything that pauses go on until nothing does, and counts the steps. */
  async function goOn(): Promise<number> {
    let steps = 0
    for (; waiting.length > 0; steps++) {
      for (const resolve of waiting.splice(0)) resolve()
      await new Promise(setImmediate)
    }
    return steps
  }
  const queries = () => answers.map(({ number, outcome }) => [number, outcome.query])
  return { tell, goOn, answers, queries }
}

test('without pauses a question is answered in the same breath, as the collection itself answers', () => {
  const { tell, answers } = served({ isPausing: false })
  tell(question(1, 'Kusrk brigades'))
  expect(answers).toEqual([{ number: 1, outcome: createSearch(passages).search('Kusrk brigades') }])
})

test('with pauses the answer is the same, and there are places to stop', async () => {
  const { tell, goOn, answers } = served()
  tell(question(1, 'Kusrk brigades'))
  expect(await goOn()).toBeGreaterThan(2)
  expect(answers).toEqual([{ number: 1, outcome: createSearch(passages).search('Kusrk brigades') }])
})

test('a newer question ends an older one, which is never answered', async () => {
  const { tell, goOn, queries } = served()
  tell(question(1, 'Kursk'))
  tell(question(2, 'drones'))
  await goOn()
  expect(queries()).toEqual([[2, 'drones']])
})

test.each<Told>([
  { type: 'change', put: [{ id: 'n', text: 'Kursk' }], remove: [] },
  { type: 'aliases', aliases: [] },
])('a change ($type) ends a question: it would be answered from two states', async (change) => {
  const { tell, goOn, queries } = served()
  tell(question(1, 'Kursk'))
  tell(change)
  await goOn()
  expect(queries()).toEqual([])
  tell(question(2, 'Kursk'))
  await goOn()
  expect(queries()).toEqual([[2, 'Kursk']])
})

test('what is put and removed is found, and not found', () => {
  const { tell, answers } = served({ isPausing: false })
  const note = { id: 'n', text: 'zirconium', source: 'notes' }
  tell({ type: 'change', put: [note], remove: [] })
  tell(question(1, 'zirconium'))
  tell({ type: 'change', put: [], remove: ['n'] })
  tell(question(2, 'zirconium'))
  expect(answers.map(({ outcome }) => outcome.hits.length)).toEqual([1, 0])
})

test('a damaged index is not believed: the batch is read anew', () => {
  const { tell, answers } = served({ isPausing: false })
  const saved = new Uint8Array([7, 7, 7])
  tell({ type: 'load', source: 'c', batches: [{ ...batch, source: 'c' }], saved })
  tell(question(1, 'Kursk'))
  expect(answers[0]?.outcome.hits.length).toBeGreaterThan(0)
})
