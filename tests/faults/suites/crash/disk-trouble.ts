import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Doing, Trouble } from '../../roles/trouble'
import { type Case, type Context, type Counts, must, type Suite } from '../../runner/suite'
import { type Kind, kinds } from '../../trouble/shim'

const doings: Doing[] = ['noting', 'sealing', 'unsealing', 'keeping copies', 'closing']
type Variant = Omit<Trouble, 'folder' | 'deepEach'>

/** Every way in which a kind of fault can meet a kind of work. */
function variantsOf(kind: Kind, doing: Doing): Variant[] {
  const lift = doing === 'closing' ? 'after closing' : 'before closing'
  const once = { kind, doing, isDone: false, lasts: false, lift } as const
  const isSlow = kind === 'short' || kind === 'filling'
  const all = [
    once,
    { ...once, lasts: true },
    { ...once, lasts: true, lift: 'after closing' } as const,
    ...(isSlow
      ? []
      : [
          { ...once, isDone: true },
          { ...once, isDone: true, lasts: true },
        ]),
  ]
  return all.map(({ kind, isDone, lasts, doing, lift }) => ({ fault: { kind, isDone, lasts }, doing, lift }))
}

/** All of them; or in the quick lane one for each kind of fault and each kind of work, which the seed decides. */
function chosenVariants({ isFull, seed }: Context): Variant[] {
  const all = kinds.map((kind) => doings.map((doing) => variantsOf(kind, doing)))
  if (isFull) return all.flat(2)
  const noting = all.map(([first]) => first)
  const others = doings.slice(1).map((_, index) => all[(seed + index) % kinds.length]?.[index + 1])
  return [...noting, ...others].flatMap(
    (variants = [], index) => variants[(seed + index) % variants.length] ?? [],
  )
}

/** Every call of a save fails once, each in its own run: full disk, short write, disk error, no right. */
export const diskTrouble: Suite = {
  name: 'disk-trouble',
  async run(context) {
    const chosen = chosenVariants(context)
    const outcome = await context.cases({
      count: chosen.length,
      async run(at) {
        const variant = chosen[at.number]
        if (variant === undefined) throw new Error(`there is no case ${at.number}`)
        const folder = await quickFolder()
        try {
          return await failEachCall(at, { ...variant, folder, deepEach: context.count(4, 1) })
        } finally {
          await rm(folder, { recursive: true, force: true })
        }
      },
    })
    return { ...outcome, cases: outcome.counts.faults ?? 0 }
  },
}

/** In memory where there is such a place: what fails here are calls, not disks. */
async function quickFolder(): Promise<string> {
  const make = (parent: string) => mkdtemp(join(parent, 'carrel-disk-trouble-'))
  return make('/dev/shm').catch(() => make(tmpdir()))
}

async function failEachCall(at: Case, given: Trouble): Promise<Counts> {
  const { folder: _, ...about } = given
  const child = at.child({ role: 'trouble', given })
  const { lines, errors } = await child.ended
  const said = lines.at(-1) ?? ''
  const what = JSON.stringify(about)
  must(said.startsWith('through '), `${what}: ${said.replaceAll('\\n', '\n') || errors}`)
  const { runs, refused, acknowledged } = JSON.parse(said.slice('through '.length))
  must(runs > 0, `${what}: no call was hit`)
  return { faults: runs, refused, acknowledged }
}
