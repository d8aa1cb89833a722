import type { Aliases, AliasOrigin } from './aliases'
import { askedInitials, askedNames } from './names/rows'
import type { Want } from './query'
import type { Shelf } from './shelf'

/** What may stand for asked words in other letters: an alias of theirs, initials written out, another romanisation. */
export type StandIn = {
  terms: string[]
  kind: 'alias' | 'romanisation'
  origin: AliasOrigin | 'initials' | null
}

const longestName = 3

/** For each want, what may stand for it, alone or together with those beside it. */
export function standIns(shelf: Shelf, aliases: Aliases, wants: readonly Want[]): Map<Want, StandIn[]> {
  const found = new Map<Want, StandIn[]>()
  const words = wants.filter(({ kind, isRequired }) => kind === 'word' && isRequired)
  for (const [at, first] of words.entries()) {
    for (let count = 1; count <= Math.max(longestName, aliases.longest); count++) {
      const row = words.slice(at, at + count)
      if (row.length < count) break
      const terms = row.flatMap((want) => want.terms)
      const isTogether = (row.at(-1)?.position ?? 0) - first.position === count - 1
      const stand = [
        ...aliasesOf(shelf, aliases, terms),
        ...(count <= longestName && isTogether ? namesOf(shelf, terms) : []),
        ...(count === 1 ? writtenOut(shelf, first) : []),
      ]
      for (const want of row) found.set(want, [...(found.get(want) ?? []), ...stand])
    }
  }
  return found
}

/** The aliases of a row of terms that occur, the last word in singular or plural (ICBM, ICBMs). */
function aliasesOf({ vocabulary }: Shelf, aliases: Aliases, terms: string[]): StandIn[] {
  return aliases.of(terms).flatMap(({ terms: others, origin }) => {
    const last = others.at(-1) ?? ''
    const forms = [last, `${last}s`, last.replace(/(?<=..)s$/, '')].filter(vocabulary.has)
    const before = others.slice(0, -1)
    if (!before.every(vocabulary.has)) return []
    return [...new Set(forms)].map((form): StandIn => ({ terms: [...before, form], kind: 'alias', origin }))
  })
}

/** Where another spelling of a Korean name stands, written as one word or as several. */
export function namesOf({ names }: Shelf, terms: string[]): StandIn[] {
  return askedNames(terms)
    .flatMap(names.get)
    .filter((row) => row.join(' ') !== terms.join(' '))
    .map((row) => ({ terms: row, kind: 'romanisation', origin: null }))
}

function writtenOut({ initials }: Shelf, want: Want): StandIn[] {
  const key = askedInitials(want.text)
  const rows = key === null ? [] : initials.get(key)
  return rows.map((row) => ({ terms: row, kind: 'alias', origin: 'initials' }))
}
