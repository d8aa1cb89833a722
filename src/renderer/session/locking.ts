import { call } from '../api'
import { set } from './store'
import { say } from './toasts'

/** Locks at once; where no passphrase is set there is nothing to lock with, and that is said. */
export async function lock(): Promise<void> {
  if (await call('lock', undefined)) return
  const offer = { name: 'Set one…', act: () => set({ overlay: 'protection' }) }
  say('No passphrase is set to lock with. “Passphrase and copies” is where to set one.', { offer })
}

/** Sets the first passphrase (`current` null), or changes it. Throws 'wrong-passphrase' or 'unfit-passphrase'. */
export async function setPassphrase(passphrase: string, current: string | null): Promise<void> {
  await call('setPassphrase', { passphrase, current })
  set({ isSealed: true, isFirstStart: false })
}

/** Takes the passphrase away. Throws 'wrong-passphrase'. */
export async function removePassphrase(current: string): Promise<void> {
  await call('removePassphrase', { current })
  set({ isSealed: false })
}
