/** A syllable as it is spoken: positions in Unicode's tables of initials and vowels, and how it ends. */
export type Sound = { initial: number; vowel: number; final: Final }

/** What a syllable ends in, as it is spoken: seven sounds, or none. */
export type Final = '' | 'k' | 'n' | 't' | 'l' | 'm' | 'p' | 'ng'

const first = 0xac00
const last = 0xd7a3
const silent = 11
const [n, r, m] = [2, 5, 6]
const spokenFinals: Final[] = ['k', 'n', 't', 'l', 'm', 'p', 'ng']
const open: Ending = { alone: '', stays: '', moves: silent }

/*
 * For each final of Unicode's table: how it ends a syllable, and what stays and what moves over (an initial) when the
 * next one begins with a vowel: 값이 is spoken 갑시. The final ㅇ never moves.
 */
const endings = [
  '- - 11,k - 0,k - 1,k k 9,n - 2,n n 12,n - 2,t - 3,l - 5,k l 0,m l 6,p l 7,l l 9,l l 16',
  'p l 17,l - 5,m - 6,p - 7,p p 9,t - 9,t - 10,ng ng 11,t - 12,t - 14,k - 15,t - 16,p - 17,- - 11',
].flatMap((line) => line.split(',').map(endingOf))

type Ending = { alone: Final; stays: Final; moves: number }

function endingOf(row: string): Ending {
  const [alone, stays, moves] = row.split(' ')
  const final = (letters = '') => spokenFinals.find((each) => each === letters) ?? ''
  return { alone: final(alone), stays: final(stays), moves: Number(moves) }
}

/** Whether a term is written in whole Hangul syllables only. */
export function isSyllables(term: string): boolean {
  return /^[\uac00-\ud7a3]+$/.test(term)
}

const particles = /(?<=..)(?:에서|에게|으로|부터|까지|의|과|와|은|는|이|가|을|를|에|도|만|로)$/

/** A Hangul word without what may be a particle at its end, if two syllables are left. */
export function withoutParticle(word: string): string {
  return word.replace(particles, '')
}

/** Hangul syllables as they are spoken one after another: 독립 is spoken 동닙, 신라 실라, 값이 갑시. */
export function sounds(syllables: string): Sound[] {
  const codes = Array.from(syllables, (each) => each.charCodeAt(0)).filter(
    (code) => code >= first && code <= last,
  )
  const parts = codes.map((code) => {
    const index = code - first
    return { initial: Math.floor(index / 588), vowel: Math.floor((index % 588) / 28), ending: index % 28 }
  })
  const spoken: Sound[] = []
  for (const [at, { initial, vowel, ending }] of parts.entries()) {
    const own = endings[ending] ?? open
    const before = endings[parts[at - 1]?.ending ?? 0] ?? open
    const isMoving = parts[at + 1]?.initial === silent && own.moves !== silent
    const carried = initial === silent ? before.moves : initial
    spoken.push({ initial: carried, vowel, final: isMoving ? own.stays : own.alone })
    assimilate(spoken.at(-2), spoken.at(-1))
  }
  return spoken
}

const nasals: Partial<Record<Final, Final>> = { k: 'ng', t: 'n', p: 'm' }

/** Stops become nasal before nasals, and ㄹ becomes like what stands beside it. */
function assimilate(left: Sound | undefined, right: Sound | undefined): void {
  if (!left || !right || left.final === '') return
  const isLiquid = left.final === 'l' || (left.final === 'n' && right.initial === r)
  if (isLiquid && (right.initial === n || right.initial === r)) {
    left.final = 'l'
    right.initial = r
    return
  }
  if (right.initial === r) right.initial = n
  if (right.initial === n || right.initial === m) left.final = nasals[left.final] ?? left.final
}

const initials = 'g kk n d tt r m b pp s ss - j jj ch k t p h'
  .split(' ')
  .map((letter) => letter.replace('-', ''))
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ')

/** Hangul in Revised Romanisation: 평양 is pyeongyang, 독립 dongnip, 신라 silla. */
export function romanise(syllables: string): string {
  const spoken = sounds(syllables)
  return spoken
    .map(({ initial, vowel, final }, at) => {
      const isDouble = initial === r && spoken[at - 1]?.final === 'l'
      return `${isDouble ? 'l' : initials[initial]}${vowels[vowel]}${final}`
    })
    .join('')
}
