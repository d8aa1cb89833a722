import { isSyllables, romanise } from '../text/hangul'
import { isStopWord } from '../text/stop-words'

const longest = 40

/*
 * What the ways of writing Korean in Latin letters disagree on is made equal, in this order. Revised Romanisation
 * writes eo and eu where McCune–Reischauer writes ŏ and ŭ, whose marks the press drops, and the press has u, oo and
 * ou besides: so all of these are one vowel here. Voiced, plain, tense and aspirated consonants are one as well.
 */
const equalities: [RegExp, string][] = [
  [/tch/g, 'j'],
  [/ch/g, 'j'],
  [/ck/g, 'k'],
  [/([skptr])h/g, '$1'],
  [/gn(?![aeiouwy])/g, 'n'], // the brief's author writes 현 Hyeogn
  [/(?<=[aeiouy])h(?![aeiouwy])/g, ''], // Ahn, Suh, Roh
  [/par(?=k)/g, 'pa'], // Park is 박: ㄹ at an end is never written r
  [/hur$/g, 'hu'],
  [/hee(?![ou])/g, 'hui'], // Kyung Hee is 경희
  [/e+(?=[ou])/g, ''],
  [/ee/g, 'i'],
  [/woo/g, 'o'],
  [/[ou]+/g, 'o'],
  [/oi/g, 'oe'], // Choi and Choe
  [/a[ei]|ai|a[iy](?![aeiouwy])|e[iy](?![aeiouwy])/g, 'e'],
  [/yi/g, 'i'],
  [/g/g, 'k'],
  [/d/g, 't'],
  [/b/g, 'p'],
  [/r(?![aeiouwyr])/g, 'x'], // no other syllable ends in r: not Korean
  [/r/g, 'l'],
  [/z/g, 'j'],
  [/t(?=[js])/g, ''],
  [/([a-z])\1+/g, '$1'],
  [/^l(?=[iy])|^n(?=y)/g, ''], // Ri, Lee and Yi; Nyongbyon and Yongbyon
  [/^l/g, 'n'], // Rodong and Nodong
]

// what may stand between two vowels, before the first and after the last: Korean has no other clusters
const between = /^(?:nk|[kntlmp])?[kntlmpsjh]?$/
const atStart = /^[kntlmpsjh]?$/
const atEnd = /^(?:nk|[kntlmp])?$/
const vowel = /[yw]?[aeio]/
// how English spells and Korean does not: ea, ie, io, young's ou elsewhere, and a silent e
const english = /ea|i[eo]|(?<!y)ou|[^aeijoshuyw]e$/
const spelledVowel = /eui|eo|eu|ee|ae|ai|ei|oo|ou|oe|oi|ui|[aeiou]/g

/**
 * What all spellings of a Korean name have in common: Pyeongyang, P'yŏngyang, Pyongyang and 평양 have one key. Takes
 * a folded term, or the terms of a name written together; null for what cannot be read as Korean.
 */
export function nameKey(term: string): string | null {
  const latin = isSyllables(term) ? romanise(term) : term
  if (latin.length > longest || !/^[a-egh-prstuwyz]+$/.test(latin)) return null
  const key = equalities.reduce((made, [pattern, same]) => made.replace(pattern, same), latin)
  return isKorean(key) ? key : null
}

/** Whether a term alone can be a name: four letters and two syllables. Others are too like English words. */
export function isNameLike(term: string): boolean {
  if (isSyllables(term)) return term.length >= 2
  if (isStopWord(term) || english.test(term)) return false
  return term.length >= 4 && (term.match(spelledVowel)?.length ?? 0) >= 2
}

function isKorean(key: string): boolean {
  const clusters = key.split(vowel)
  if (clusters.length < 2) return false
  return clusters.every((cluster, at) => {
    if (at === 0) return atStart.test(cluster)
    return (at === clusters.length - 1 ? atEnd : between).test(cluster)
  })
}
