import { expect, test } from 'vitest'
import { Session, type Steps } from '../../../../src/main/session/session'
import { Failure } from '../../../../src/shared/failure'
import { deferred } from '../deferred'

type Opened = { isSealed: boolean; close: () => Promise<void> }

/** A session that writes down what it has done for it; the passphrase is “right”, or null where none is set. */
async function begin(passphrase: string | null, changed: Partial<Steps<Opened>> = {}) {
  const done: string[] = []
  const waits: number[] = []
  const write = (step: string) => void done.push(step)
  const session: Session<Opened> = new Session<Opened>({
    isSealed: async () => passphrase !== null,
    open: async (given) => {
      write(`open ${given}`)
      if (given !== passphrase) throw new Failure('wrong-passphrase', 'That is not it.')
      return { isSealed: passphrase !== null, close: async () => write('close') }
    },
    wait: async (milliseconds) => void waits.push(milliseconds),
    handOver: async () => write('hand over'),
    showPage: () => write(session.isLocked ? 'lock page' : 'workbench'),
    forget: () => write('forget'),
    report: (error) => write(String(error)),
    ...changed,
  })
  await session.ready
  return { session, done, waits }
}

const wrong = { code: 'wrong-passphrase' }
const locked = { code: 'locked' }
const turn = () => new Promise(setImmediate)

test('where no passphrase is set, the store is opened at once, and never locked', async () => {
  const { session, done } = await begin(null)
  expect(session.isLocked).toBe(false)
  expect((await session.opened()).isSealed).toBe(false)
  expect(await session.lock()).toBe(false)
  expect(done).toEqual(['open null'])
})

test('with a passphrase nothing is opened until it is given', async () => {
  const { session, done } = await begin('right')
  expect(session.isLocked).toBe(true)
  await expect(session.opened()).rejects.toMatchObject(locked)
  expect(done).toEqual([])
  await session.unlock('right')
  expect(session.isLocked).toBe(false)
  expect(await session.opened()).toBe(session.present)
  expect(done).toEqual(['open right', 'workbench'])
})

test('a store that cannot be opened says so to whoever asks, and holds up neither a lock nor the end', async () => {
  const broken = new Error('the disk is gone')
  const { session } = await begin(null, { open: () => Promise.reject(broken) })
  await expect(session.opened()).rejects.toBe(broken)
  expect(await session.lock()).toBe(false)
  await session.end()
})

test('the answer takes longer after each wrong passphrase but the first two, at most thirty seconds', async () => {
  const { session, waits } = await begin('right')
  for (let count = 0; count < 10; count += 1)
    await expect(session.unlock('wrong')).rejects.toMatchObject(wrong)
  expect(waits.map((wait) => wait / 1000)).toEqual([0, 0, 1, 2, 4, 8, 16, 30, 30, 30])
})

test('the right passphrase is never kept waiting, and clears the account', async () => {
  const { session, waits } = await begin('right')
  for (let count = 0; count < 3; count += 1)
    await expect(session.unlock('wrong')).rejects.toMatchObject(wrong)
  await session.unlock('right')
  await session.lock()
  await expect(session.unlock('wrong')).rejects.toMatchObject(wrong)
  expect(waits).toEqual([0, 0, 1000, 0])
})

test('trouble with the disk is not taken for a wrong passphrase', async () => {
  const { session, waits } = await begin('right', { open: () => Promise.reject(new Error('disk')) })
  await expect(session.unlock('right')).rejects.toThrow('disk')
  expect(waits).toEqual([])
  expect(session.isLocked).toBe(true)
})

test('attempts take their turn: the next one begins when the wait of the last one is over', async () => {
  const waiting = deferred()
  const { session, done } = await begin('right', { wait: () => waiting.promise })
  const first = session.unlock('wrong')
  const second = session.unlock('right')
  await turn()
  expect(done).toEqual(['open wrong'])
  waiting.resolve()
  await expect(first).rejects.toMatchObject(wrong)
  await second
  expect(done).toEqual(['open wrong', 'open right', 'workbench'])
})

test('locking asks for the last edits first, then shuts the store and drops it', async () => {
  const answer = deferred()
  const { session, done } = await begin('right', { handOver: () => answer.promise })
  await session.unlock('right')
  const locking = session.lock()
  await turn()
  expect(await session.opened()).toBe(session.present) // the last edits still arrive
  answer.resolve()
  expect(await locking).toBe(true)
  expect(session.isLocked).toBe(true)
  expect(session.present).toBeNull()
  await expect(session.opened()).rejects.toMatchObject(locked)
  expect(done.slice(2)).toEqual(['close', 'forget', 'lock page'])
})

test('locking twice at once is locking once, and locking what is locked changes nothing', async () => {
  const { session, done } = await begin('right')
  await session.unlock('right')
  expect(await Promise.all([session.lock(), session.lock()])).toEqual([true, true])
  expect(await session.lock()).toBe(true)
  expect(done.filter((step) => step === 'close')).toHaveLength(1)
})

test('a passphrase that is set later can lock from then on', async () => {
  const { session, done } = await begin(null)
  Object.assign(await session.opened(), { isSealed: true })
  expect(session.isLocked).toBe(false)
  expect(await session.lock()).toBe(true)
  expect(done).toEqual(['open null', 'hand over', 'close', 'forget', 'lock page'])
})

test('locking while it is being unlocked locks again as soon as it is open', async () => {
  const opening = deferred<Opened>()
  const { session, done } = await begin('right', { open: () => opening.promise })
  const unlocking = session.unlock('right')
  await turn()
  const locking = session.lock()
  opening.resolve({ isSealed: true, close: async () => void done.push('close') })
  await unlocking
  expect(await locking).toBe(true)
  expect(session.isLocked).toBe(true)
  expect(done).toContain('close')
})

test('unlocking waits until the last locking is through with the disk', async () => {
  const closing = deferred()
  const store: Opened = { isSealed: true, close: () => closing.promise }
  const opened: string[] = []
  const { session } = await begin('right', {
    open: async () => {
      opened.push('open')
      return store
    },
  })
  await session.unlock('right')
  const locking = session.lock()
  await turn()
  const unlocking = session.unlock('right')
  await turn()
  expect(opened).toHaveLength(1)
  closing.resolve()
  await Promise.all([locking, unlocking])
  expect(opened).toHaveLength(2)
  expect(session.isLocked).toBe(false)
})

test('a store that fails to close is reported, and locked all the same', async () => {
  const store: Opened = { isSealed: true, close: () => Promise.reject(new Error('disk')) }
  const { session, done } = await begin('right', { open: async () => store })
  await session.unlock('right')
  expect(await session.lock()).toBe(true)
  expect(session.isLocked).toBe(true)
  expect(done.at(-1)).toBe('Error: disk')
})

test('the end closes what is open once, also while it is being locked', async () => {
  const { session, done } = await begin('right')
  await session.unlock('right')
  const answer = deferred()
  const steps = await begin('right', { handOver: () => answer.promise })
  await steps.session.unlock('right')
  await Promise.all([session.lock(), session.end()])
  expect(done.filter((step) => step === 'close')).toHaveLength(1)
  const locking = steps.session.lock()
  await turn()
  const ending = steps.session.end()
  answer.resolve()
  await Promise.all([locking, ending])
  expect(steps.done.filter((step) => step === 'close')).toHaveLength(1)
})

test('once the end has come, nothing is locked or unlocked any more', async () => {
  const { session, done } = await begin('right')
  await session.unlock('right')
  await session.end()
  expect(await session.lock()).toBe(false)
  await session.unlock('right')
  expect(done).toEqual(['open right', 'workbench', 'close'])
})

test('a store that opens when the end has come is closed, and nothing is shown', async () => {
  const opening = deferred<Opened>()
  const { session, done } = await begin('right', { open: () => opening.promise })
  const unlocking = session.unlock('right')
  await turn()
  const ending = session.end()
  opening.resolve({ isSealed: true, close: async () => void done.push('close') })
  await Promise.all([unlocking, ending])
  expect(done).toEqual(['close'])
})

test('the end does not wait for the punishment of a wrong passphrase', async () => {
  const { session } = await begin('right', { wait: () => deferred().promise })
  session.unlock('wrong').catch(() => undefined)
  await turn()
  await session.end()
})

test('other content is put in after the last edits, and then shown', async () => {
  const { session, done } = await begin(null)
  await session.exchange(async () => void done.push('exchange'))
  expect(done).toEqual(['open null', 'hand over', 'exchange', 'workbench'])
})

test('other content that could not be put in is not shown', async () => {
  const { session, done } = await begin(null)
  const failing = session.exchange(() => Promise.reject(new Failure('not-saved', 'The disk is full.')))
  await expect(failing).rejects.toMatchObject({ code: 'not-saved' })
  expect(done).toEqual(['open null', 'hand over'])
})

test('what was locked meanwhile is not shown by an exchange', async () => {
  const work = deferred()
  const { session, done } = await begin('right')
  await session.unlock('right')
  const exchanging = session.exchange(() => work.promise)
  await session.lock()
  work.resolve()
  await exchanging
  expect(done.filter((step) => step === 'workbench')).toHaveLength(1)
  await expect(session.exchange(() => work.promise)).rejects.toMatchObject(locked)
})
