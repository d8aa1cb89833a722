import { createRoot, type Root } from 'react-dom/client'
import type { Unlocked } from '../shared/contract/opening'
import { App } from './App'
import { call, listen } from './api'
import { run } from './commands'
import { LockScreen } from './features/lock/LockScreen'
import { isRefused, Refusal } from './features/notices/Refusal'
import { dress } from './features/settings/wear'
import { listenToKeys } from './keys'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import { followQueries } from './find/remembering'
import { prepareSearch } from './find/searching'
import { resumeWriting } from './pane/editing'
import { layFirst } from './pane/panes'
import { keepOpened } from './session/library'
import { flushAll } from './session/saving'
import { layOut, set } from './session/store'

const element = document.getElementById('root')
if (!element) throw new Error('the page has no root')
const root = createRoot(element)
const opening = await call('open', undefined)
const handOver = opening.isLocked ? showLock(root) : showWorkbench(root, opening)

listen('closing', () => void handOver().then(() => call('finishClosing', undefined)))

/** Shows the page, or why there is none; returns what hands over everything that is not saved yet. */
function showWorkbench(at: Root, opened: Unlocked): () => Promise<void> {
  if (!opened.shown) {
    at.render(<Refusal briefs={opened.briefs.filter(isRefused)} dataFolder={opened.dataFolder} />)
    return async () => undefined
  }
  const first = keepOpened(opened.shown)
  layOut(opened)
  resumeWriting(layFirst(first.brief))
  listenToKeys()
  listen('command', ({ id }) => void run(id))
  listen('mirror', (mirror) => set({ mirror }))
  at.render(<App />)
  prepareSearch(
    opened.briefs.flatMap((brief) => (brief.isVerified ? brief.metadata : [])),
    first,
  )
  followQueries()
  return flushAll
}

/** Nothing of the brief or of the notes is on the page, nor in the window at all. */
function showLock(at: Root): () => Promise<void> {
  dress('system')
  at.render(<LockScreen />)
  return async () => undefined
}
