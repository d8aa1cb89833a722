import { createSearch, type Outcome, type SearchOptions } from '../../shared/search'
import { type Answered, createServing, type Told } from '../../shared/search/serving'
import { startWorker } from './start-worker'

/** What can be searched, wherever its index is held. */
export type Finder = {
  /** Changes what can be found. A question that is still open is asked again. */
  tell(change: Exclude<Told, { type: 'ask' }>): void
  /** Calls `found` with the outcome, at once or later; a question asked after it makes it void. */
  ask(question: Question): void
  /** Nothing more is answered. */
  close(): void
}

export type Question = { query: string; options: SearchOptions; found: (outcome: Outcome) => void }

type Channel = { tell: (told: Told) => void; close: () => void }

function createFinder(connect: (answered: (answer: Answered) => void) => Channel): Finder {
  let number = 0
  let open: Question | null = null

  const channel = connect((answer) => {
    if (answer.number !== number || open === null) return
    const { found } = open
    open = null
    found(answer.outcome)
  })

  function ask(question: Question): void {
    open = question
    channel.tell({ type: 'ask', number: ++number, query: question.query, options: question.options })
  }

  return {
    tell(change) {
      channel.tell(change)
      if (open) ask(open)
    },
    ask,
    close() {
      open = null
      channel.close()
    },
  }
}

/** An index in the page itself, which answers in the same breath. */
export function finderInPage(): Finder {
  return createFinder((answer) => {
    const serve = createServing({ search: createSearch(), answer, pause: () => null })
    return { tell: (told) => void serve(told), close: () => undefined }
  })
}

/** An index in a worker beside the page, which never keeps the page waiting. `failed` is called if it cannot be had. */
export function finderInWorker(failed: () => void): Finder {
  return createFinder((answer) => {
    const worker = startWorker()
    worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => answer(data))
    worker.addEventListener('error', failed)
    return { tell: (told) => worker.postMessage(told), close: () => worker.terminate() }
  })
}
