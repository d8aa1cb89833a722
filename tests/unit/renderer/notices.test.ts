import { expect, test, vi } from 'vitest'
import { putAway } from '../../../src/renderer/features/notices/put-away'
import { get, set } from '../../../src/renderer/session/store'
import type { StoreNotice } from '../../../src/shared/contract/protection'
import { openWindow } from './wire'

const notice = (message: string): StoreNotice => ({ kind: 'recovered', message, keptAside: null })

test('only when the last notice is put away may they be forgotten', async () => {
  openWindow()
  const asked: string[] = []
  const call = async (name: string) => {
    asked.push(name)
    return { ok: true, value: undefined }
  }
  vi.stubGlobal('window', { carrel: { call } })
  const [one, two] = [notice('one'), notice('two')]
  set({ notices: [one, two] })
  await putAway(one)
  expect({ notices: get().notices, asked }).toEqual({ notices: [two], asked: [] })
  await putAway(two)
  expect({ notices: get().notices, asked }).toEqual({ notices: [], asked: ['putNoticesAway'] })
})
