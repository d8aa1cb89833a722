const hangul = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/

/** Whether a term holds Hangul, whose words carry particles at their end. */
export function isHangul(term: string): boolean {
  return hangul.test(term)
}

/*
 * A syllable in the making: 파ㅂ or 팝 on the way to 병, 고 on the way to 과. So final consonants are written as
 * initial ones and compound letters as their parts, in the order of Unicode's blocks.
 */
const finals = [
  'ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ',
  'ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ',
].flatMap((line) => line.split(' '))
const initials = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ']
const vowels = 'ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ'.split(' ')
const letters = new Map<string, string>([
  ...initials.map((letter, at): [string, string] => [String.fromCharCode(0x1100 + at), letter]),
  ...vowels.map((letter, at): [string, string] => [String.fromCharCode(0x1161 + at), letter]),
  ...finals.map((letter, at): [string, string] => [String.fromCharCode(0x11a8 + at), letter]),
])

/** A term letter by letter, as it is typed: Latin as it is, Hangul by the keys of a Korean keyboard. */
export function typed(term: string): string {
  if (!isHangul(term)) return term
  return Array.from(term.normalize('NFD'), (letter) => letters.get(letter) ?? letter).join('')
}

/** A term with letters that scanning confuses (rn/m, vv/w, 0/o, 1/l/i) made one; null if very short or a number. */
export function look(term: string): string | null {
  if (term.length < (/^[a-z]+$/.test(term) ? 3 : 2) || !/[a-z]/.test(term)) return null
  if (!/rn|vv|[01i]/.test(term)) return term
  return term.replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('0', 'o').replaceAll(/[1i]/g, 'l')
}
