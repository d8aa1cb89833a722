import { openStore } from '../../../src/main/store/store'
import { say } from '../child/saying'
import { placeOf, type Told } from '../stores/places'
import { putOf } from '../trouble/edits'

/** Says that an edit is saved before the store says so: the planted fault that watching the calls must catch. */
export async function hasty(given: { place: Told }): Promise<void> {
  const store = await openStore(await placeOf(given.place), null)
  const saving = store.commit(() => putOf(1, 'hasty'))
  say('ack 1')
  await saving
  await store.close()
  say('done')
}
