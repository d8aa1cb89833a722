import { join } from 'node:path'
import type { Child } from '../../child/children'
import { openedOf } from '../../child/hearing'
import type { Act, Work } from '../../roles/work'
import { between } from '../../runner/random'
import { type Case, type Counts, must, type Suite } from '../../runner/suite'
import { type Known, reopen } from '../../stores/reopening'
import { copyOf, type Stores, storesOf } from '../../stores/worn'
import { Telling } from '../../truth/story'

/** Two or three processes at one store: one writes, the others read, and the lock is free when its owner is gone. */
export const instances: Suite = {
  name: 'instances',
  async run(context) {
    const stores = storesOf(context, 'all')
    return context.cases({ count: context.count(20, 200), run: (at) => race(at, stores) })
  },
}

const edits = 5

/** One race; a planted fault gives each racer a place of its own, as if there were no lock. */
export async function race(at: Case, stores: Stores, isApart = false): Promise<Counts> {
  const known = await knownFor(at, stores)
  const racers = between(at.random('racers'), 2, 3)
  const acts: Act[] = [{ do: 'edits', count: edits, atOnce: 2 }, { do: 'wait' }]
  const { dataFolder } = known.place
  const placeFor = (racer: number) => ({ dataFolder: isApart ? join(dataFolder, `${racer}`) : dataFolder })
  const children = Array.from({ length: racers }, (_, racer) =>
    at.child({ role: 'work', given: { ...workAt(known, acts), place: placeFor(racer) } }),
  )
  await Promise.all(children.map((child) => child.line('ready')))
  for (const child of children) child.tell('go')
  await Promise.all(children.map((child) => child.line('waiting')))
  const { writer, count } = await requireOneWriter(children)
  known.bounds = { acknowledged: count + edits, sent: count + edits }
  await writer.kill()
  const next = at.child({ role: 'work', given: { ...workAt(known, acts), isRace: false } })
  const opened = openedOf(await next.line('opened'))
  must(opened.isKept, `its writer is dead, but the store is still in use: ${JSON.stringify(opened)}`)
  must(opened.count === known.bounds.acknowledged, `not what was acknowledged: ${JSON.stringify(opened)}`)
  await next.line('waiting')
  known.bounds = { acknowledged: opened.count + edits, sent: opened.count + edits }
  for (const child of [...children, next]) await child.kill()
  const { notices } = await reopen(known)
  must(notices.length === 0, `two were no damage, but was told: ${JSON.stringify(notices)}`)
  return { races: 1, readers: racers - 1, 'locks regained': 2 }
}

/** Every other case begins where nothing was before; the rest with a store that is worn in, plain or sealed. */
async function knownFor(at: Case, stores: Stores): Promise<Known> {
  const folder = await at.folder()
  if (at.number % 2 === 0) {
    const telling = new Telling({ name: `race ${at.number}`, kind: 'all', legacy: 0 })
    const bounds = { acknowledged: 0, sent: edits }
    return { place: { dataFolder: join(folder, 'data') }, telling, bounds, passphrases: [null] }
  }
  const worn = await copyOf(await stores(at.number % 4 === 1, at.number), folder)
  const { dataFolder, telling, count, passphrase } = worn
  const bounds = { acknowledged: count, sent: count + edits }
  return { place: { dataFolder }, telling, bounds, passphrases: [passphrase] }
}

function workAt({ place, passphrases, telling, bounds }: Known, acts: Act[]): Work {
  return {
    place,
    passphrase: passphrases[0] ?? null,
    story: telling.story,
    bounds,
    acts,
    death: null,
    isRace: true,
  }
}

/** Exactly one may write; every other says so, and shows what is there. */
async function requireOneWriter(children: Child[]): Promise<{ writer: Child; count: number }> {
  const found = await Promise.all(
    children.map(async (child) => ({ child, ...openedOf(await child.line('opened')) })),
  )
  const told = JSON.stringify(found.map(({ child, ...opened }) => opened))
  const [writer, another] = found.filter(({ isKept }) => isKept)
  must(writer && !another, `not exactly one writer: ${told}`)
  must(writer.count !== null && writer.notices.length === 0, `the writer is not content: ${told}`)
  for (const { isKept, notices, count } of found) {
    if (isKept) continue
    must(notices.length === 1 && notices[0]?.kind === 'read-only', `a reader is not told: ${told}`)
    must(count !== null, `a reader does not see what is there: ${told}`)
  }
  return { writer: writer.child, count: writer.count }
}
