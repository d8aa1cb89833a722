import { openTooMuch, tooMuch } from '../../bad/huge'
import { inPlace, openWith } from '../../bad/in-place'
import { happenings, runThrough } from '../../bad/running'
import { type Case, type Counts, leftOut, type Suite } from '../../runner/suite'
import { type Stores, storesOf } from '../../stores/worn'

type BadInput = (at: Case, stores: Stores) => Promise<Counts>

const all: BadInput[] = [
  ...inPlace.map(
    (what): BadInput =>
      (at, stores) =>
        openWith(what, at, stores),
  ),
  ...Object.keys(happenings).map(
    (name): BadInput =>
      (at, stores) =>
        runThrough(name, at, stores),
  ),
  ...Object.keys(tooMuch).map(
    (name): BadInput =>
      (at, stores) =>
        openTooMuch(name, at, stores),
  ),
]

/** Things that no store writes: each ends in a typed failure and a sentence, and nothing is overwritten. */
export const badInput: Suite = {
  name: 'bad-input',
  async run(context) {
    if (process.platform === 'win32') return leftOut('Windows')
    const stores = storesOf(context, 'all')
    return context.cases({
      count: all.length,
      async run(at) {
        const what = all[at.number]
        if (!what) throw new Error(`there is no case ${at.number}`)
        return what(at, stores)
      },
    })
  },
}
