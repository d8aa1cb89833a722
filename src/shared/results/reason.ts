import type { Hit, Why } from '../search'

const mostParts = 3 // of one result; more would be read by nobody
const mostFound = 2 // of one word: "brig → brigades, brigade"

const words: Record<Why['kind'], string> = {
  exact: 'exact',
  joined: 'spacing',
  inflection: 'form',
  prefix: 'beginning',
  alias: 'alias',
  romanisation: 'romanisation',
  approximate: 'approximate',
}
const origins: Record<NonNullable<Why['origin']>, string> = {
  brief: ' (from the brief)',
  external: ' (external)',
  own: ' (your own)',
  initials: ' (initials)',
}
const leastSure: Why['kind'][] = ['approximate', 'romanisation', 'alias', 'prefix', 'joined', 'inflection']

/**
 * Why a result was found, in few words: "alias: ROK → South Korea (external)". What is least sure comes first; that a
 * word is there as it was typed goes without saying, unless there is nothing else to say. Words that no result has
 * (`leftOut`) are not named again.
 */
export function reasonOf({ why, missing }: Pick<Hit, 'why' | 'missing'>, leftOut: readonly string[]): string {
  const exact = new Set(why.flatMap(({ word, kind }) => (kind === 'exact' ? word : [])))
  const others = why.filter(({ word }) => !exact.has(word))
  const told = leastSure.flatMap((kind) => partsOf(others.filter((each) => each.kind === kind)))
  const lacking = missing.filter((word) => !leftOut.includes(word))
  const parts = [
    ...labelled(told.slice(0, mostParts)),
    ...(told.length > mostParts ? [`${told.length - mostParts} more`] : []),
    ...(lacking.length > 0 ? [`without ${lacking.join(', ')}`] : []),
  ]
  if (told.length > 0) return parts.join(' · ')
  return [why.length > 0 ? words.exact : 'all that the filter lets through', ...parts].join(' · ')
}

/** The parts of one kind behind one label: "approximate: nucler ≈ nuclear, aliance ≈ alliance". */
function labelled(parts: Part[]): string[] {
  const kinds = [...new Set(parts.map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const told = parts.filter((part) => part.kind === kind).map(({ text }) => text)
    return `${words[kind]}: ${told.join(', ')}`
  })
}

/** One thing to tell, without its label: "nucler ≈ nuclear". */
type Part = { kind: Why['kind']; text: string }

/** The finds of one or several words that were typed, which the same words of the text answer: "life style". */
type Cluster = { typed: string[]; found: string[]; origin: Why['origin'] }

/** One part for each cluster of finds of one kind. */
function partsOf(whys: Why[]): Part[] {
  const clusters: Cluster[] = []
  for (const { word, found, origin } of whys) {
    const own = clusters.find((each) => each.typed.includes(word) || has(each.found, found))
    const cluster: Cluster = own ?? { typed: [], found: [], origin }
    if (!cluster.typed.includes(word)) cluster.typed.push(word)
    if (!has(cluster.found, found)) cluster.found.push(found.replaceAll(/\s+/g, ' '))
    if (!own) clusters.push(cluster)
  }
  const kind = whys[0]?.kind ?? 'exact'
  return clusters.map((cluster) => ({ kind, text: textOf(kind, cluster) }))
}

function textOf(kind: Why['kind'], { typed, found, origin }: Cluster): string {
  const told = kind === 'romanisation' ? longest(found) : found
  const sign = kind === 'approximate' || kind === 'romanisation' ? '≈' : '→'
  const more = told.length > mostFound ? ' …' : ''
  const source = origin === null ? '' : origins[origin]
  return `${typed.join(' ')} ${sign} ${told.slice(0, mostFound).join(', ')}${more}${source}`
}

/** A name is told whole: not "Jong Un" beside "Kim Jong Un". */
function longest(found: string[]): string[] {
  return found.filter((name) => !found.some((other) => other !== name && other.includes(name)))
}

/** Whether these words are among them, whatever their capitals. */
function has(found: string[], words: string): boolean {
  return found.some((each) => each.toLowerCase() === words.replaceAll(/\s+/g, ' ').toLowerCase())
}
