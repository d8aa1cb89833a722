import { isSyllables, withoutParticle } from '../text/hangul'

const latin = /^[a-z]+$/
const inflected = /[sdge]$|our$|([^aeiou])\1$/ // what no ending below and no doubled letter can match is its own stem
const endings: [RegExp, string][] = [
  [/(?<=..)ie[sd]$/, 'y'],
  [/(?<=s|x|z|ch|sh)es$/, ''],
  [/(?<=..[^isu])s$/, ''],
  [/(?<=[aeiouy].|[aeiouy]..|[aeiouy]...)(?:ing|ed)$/, ''],
]
const doubled = /([^aeiou])\1$/
const shortestBase = 3

// British spellings of a base and the American ones: mobilise, analyse, favour, defence, programme
const british: [RegExp, string][] = [
  [/(?<=...[iy])s(?=e?$)/, 'z'],
  [/(?<=...)our$/, 'or'],
  [/(?<=..en)c(?=e?$)/, 's'],
  [/(?<=...)amme$/, 'am'],
]

/**
 * What the inflections of an English word share: talk, talks, talked, talking; and those of a Hangul word: 북한, 북한의,
 * 북한은. Other scripts keep theirs. Words that are not related can share one as well (plane, plans): `isForm` tells.
 */
export function stem(term: string): string {
  if (isSyllables(term)) return withoutParticle(term)
  if (term.length < 4 || !inflected.test(term) || !latin.test(term)) return term
  const ending = endings.find(([pattern]) => pattern.test(term))
  const bare = ending ? term.replace(ending[0], ending[1]) : term
  if (bare.length < shortestBase) return `${bare}e` // used, using: use
  return american(bare)
    .replace(doubled, '$1')
    .replace(/(?<=...)e$/, '')
}

const derived = /(?:(?<=[iy][sz])ation|ion|ive|ory?|ment|ity|ian)$/
const shortestRoot = 6

/**
 * What a word has in common with those made from it: infiltrate, infiltrated, infiltration; insecure, insecurity;
 * Ukraine, Ukrainian. Null if that is short, for then it is an accident (position, positive).
 */
export function root(term: string): string | null {
  if (!latin.test(term)) return null
  const bare = american(stem(term).replace(derived, ''))
  return bare.length >= shortestRoot ? bare : null
}

function american(base: string): string {
  const spelling = british.find(([pattern]) => pattern.test(base))
  return spelling ? base.replace(...spelling) : base
}

/**
 * Whether two terms of one stem are forms of one word: they can come from one base. Which base an -ed or -ing form has
 * is known where the texts have that base, too (`has`).
 */
export function isForm(asked: string, found: string, has: (term: string) => boolean): boolean {
  if (isSyllables(asked)) return true
  const bases = basesOf(asked).map(american)
  const all = basesOf(found)
  const known = /(?:ed|ing)$/.test(found)
    ? all.filter((base) => base !== found && (has(base) || has(`${base}s`)))
    : []
  return (known.length > 0 ? [found, ...known] : all).some((base) => bases.includes(american(base)))
}

/** The words that a term may be a form of, itself among them. */
function basesOf(term: string): string[] {
  const bare = term.match(/^(.+)(?:ed|ing)$/)?.[1] ?? ''
  const bases = [
    /[^s]s$/.test(term) ? term.slice(0, -1) : '',
    /(?:s|x|z|ch|sh|o)es$/.test(term) ? term.slice(0, -2) : '',
    /ie[sd]$/.test(term) ? `${term.slice(0, -3)}y` : '',
    bare,
    bare === '' ? '' : `${bare}e`,
    bare.replace(doubled, '$1'),
  ]
  return [term, ...bases.filter((base) => base.length >= shortestBase)]
}
