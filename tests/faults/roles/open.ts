import { openStore } from '../../../src/main/store/store'
import { Failure } from '../../../src/shared/failure'
import { placeOf, type Told } from '../places'
import { say } from '../saying'

/** Opens a store, says what was found (`opened`, or `refused` with a code), and closes it again. */
export async function open(given: { place: Told; passphrase: string | null }): Promise<void> {
  try {
    const store = await openStore(placeOf(given.place), given.passphrase)
    const { workspace, notices, isKept, isSealed } = store
    say('opened', { notices, isKept, isSealed, annotations: workspace.annotations.length })
    await store.close()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    say('refused', { code: error.code, message: error.message })
  }
}
