import { createSearch } from '../../shared/search'
import { createServing, type Told } from '../../shared/search/serving'

const slice = 8 // milliseconds of searching, then a look at whether something newer was asked

let until = 0
const { port1, port2 } = new MessageChannel()

/** What was posted meanwhile comes before the next step. */
function pause(): Promise<void> | null {
  if (performance.now() < until) return null
  return new Promise((resolve) => {
    port1.onmessage = () => {
      until = performance.now() + slice
      resolve()
    }
    port2.postMessage(null)
  })
}

const serve = createServing({
  search: createSearch(),
  answer: (answered) => self.postMessage(answered),
  pause,
})
self.addEventListener('message', ({ data }: MessageEvent<Told>) => void serve(data))
