import type { Hit, Why } from './search'

const mostParts = 3 // of one result; more would be read by nobody
const mostFound = 2 // of one word: "brig → brigades, brigade"

const words: Record<Why['kind'], string> = {
  exact: 'exact',
  joined: 'as one word or two',
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
  const told = leastSure.flatMap((kind) => partsOf(why.filter((each) => each.kind === kind)))
  const lacking = missing.filter((word) => !leftOut.includes(word))
  const parts = [
    ...told.slice(0, mostParts),
    ...(told.length > mostParts ? [`${told.length - mostParts} more`] : []),
    ...(lacking.length > 0 ? [`without ${lacking.join(', ')}`] : []),
  ]
  if (told.length > 0) return parts.join(' · ')
  return [why.length > 0 ? words.exact : 'all that the filter lets through', ...parts].join(' · ')
}

/** One part for each word that was typed. */
function partsOf(whys: Why[]): string[] {
  const typed = [...new Set(whys.map(({ word }) => word))]
  return typed.map((word) => {
    const same = whys.filter((each) => each.word === word)
    const found = distinct(same.map((each) => each.found.replaceAll(/\s+/g, ' ')))
    const more = found.length > mostFound ? ' …' : ''
    const { kind, origin } = same[0] ?? { kind: 'exact', origin: null }
    const sign = kind === 'approximate' || kind === 'romanisation' ? '≈' : '→'
    const source = origin === null ? '' : origins[origin]
    return `${words[kind]}: ${word} ${sign} ${found.slice(0, mostFound).join(', ')}${more}${source}`
  })
}

/** Each once, whatever its capitals, as it stands first. */
function distinct(found: string[]): string[] {
  return [...new Map(found.toReversed().map((each) => [each.toLowerCase(), each])).values()].toReversed()
}
