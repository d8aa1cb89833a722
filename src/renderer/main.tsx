import { createRoot } from 'react-dom/client'
import { parseBrief } from '../shared/brief'
import { App } from './App'
import { call, listen } from './api'
import { run } from './commands'
import { listenToKeys } from './keys'
import { Refusal } from './notices/Refusal'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import { flushAll } from './workbench/saving'
import { prepareSearch } from './workbench/searching'
import { layOut } from './workbench/store'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
const opening = await call('open', undefined)
const whole = opening.briefs.find((brief) => brief.isVerified)
const refused = opening.briefs.filter((brief) => !brief.isVerified)

if (whole) {
  layOut(opening, parseBrief(whole.metadata, whole.text))
  listenToKeys()
  listen('command', ({ id }) => void run(id))
  createRoot(root).render(<App refused={refused} />)
  prepareSearch()
} else {
  createRoot(root).render(<Refusal briefs={refused} dataFolder={opening.dataFolder} />)
}

listen('closing', () => {
  const finish = () => call('finishClosing', undefined)
  void (whole ? flushAll().then(finish) : finish())
})
