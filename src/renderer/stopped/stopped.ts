import { Failure } from '../../shared/failure'
import { call } from '../api'
import { dress } from '../features/settings/wear'
import '../styles/fonts.css'
import '../styles/tokens.css'
import '../styles/base.css'
import './stopped.css'

// The page that main shows when the other one has crashed three times within a minute: as little as can be.
dress('system')

document.getElementById('again')?.addEventListener('click', () => location.assign('/'))
document.getElementById('folder')?.addEventListener('click', () => void showFolder())

async function showFolder(): Promise<void> {
  try {
    await call('showDataFolder', undefined)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    document.getElementById('trouble')?.replaceChildren(error.message)
  }
}
