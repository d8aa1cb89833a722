import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSearch } from '../../../../../src/shared/search'
import { isNameLike, nameKey } from '../../../../../src/shared/search/lexicon/key'
import { fold } from '../../../../../src/shared/search/text/fold'
import { romanise, sounds } from '../../../../../src/shared/search/text/hangul'
import { briefSearch, passages, shown } from '../passages'

const search = briefSearch()
const keyOf = (name: string) => nameKey(fold(name.replaceAll(/[-’']/g, '')))

test.each([
  ['평양', 'pyeongyang'],
  ['독립', 'dongnip'],
  ['신라', 'silla'],
  ['값이', 'gapsi'],
  ['종로', 'jongno'],
  ['백령', 'baengnyeong'],
  ['한국', 'hanguk'],
  ['앉아', 'anja'],
])('Hangul is romanised as it is spoken: %s %s', (hangul, latin) => {
  expect(romanise(hangul)).toBe(latin)
})

test.each([
  ['Pyeongyang', 'P’yŏngyang', 'Pyongyang', 'Phyongyang', '평양'],
  ['Kim Jong Un', 'Kim Jeong-eun', 'Kim Chŏng-ŭn', 'Gim Jeongeun', '김정은'],
  ['Gyeongui', 'Kyongui', 'Kyŏngŭi', 'Gyeongeui', '경의'],
  ['Lee Myung-bak', 'Yi Myŏng-bak', 'Ri Myong Bak', 'I Myeongbak', '이명박'],
  ['Park Geun-hye', 'Pak Kŭn-hye', 'Bak Geunhye', '박근혜'],
  ['Kyung Hee', 'Gyeonghui', 'Kyŏnghŭi', '경희'],
  ['Rodong Sinmun', 'Nodong Shinmun', '노동신문', '로동신문'],
  ['Choi Ryong Hae', 'Choe Ryong-hae', 'Ch’oe Ryonghae', '최룡해'],
  ['Noh Moo-hyun', 'Roh Mu-hyeon', '노무현'],
  ['Yongbyon', 'Nyongbyon', 'Yeongbyeon', '영변'],
])('all spellings of a name have one key: %s', (...spellings) => {
  const keys = spellings.map((name) => keyOf(name.replaceAll(' ', '')))
  expect(keys[0]).not.toBeNull()
  expect(new Set(keys).size).toBe(1)
})

test.each([
  ['평양', 'Pyongyang'],
  ['P’yŏngyang', 'Pyongyang'],
  ['Pyeong-yang', 'Pyongyang'],
  ['김정은', 'Kim Jong Un'],
  ['김일성 ', 'Kim Il Sung'],
  ['Gim Jeong-eun', 'Kim Jong Un'],
  ['Kim Chu-ae', 'Kim Ju Ae'],
  ['이명박', 'Lee Myung Bak'],
  ['수령의', 'Suryong'],
  ['동해선과 동해', 'Donghae'],
  ['Dillema', '딜레마'],
  ['Gyeonghui', 'Kyung Hee'],
  ['차두현', 'Cha Du Hyeogn'],
  ['Ch’a Tu-hyŏn', 'Cha Du Hyeogn'],
  ['Bukhan', '북한의'],
  ['pabyŏng', '파병과'],
])('a name in another spelling is found: %s', (query, found) => {
  const { hits } = search.search(query)
  expect(hits.some((hit) => shown(hit).includes(found))).toBe(true)
})

test('a hit by another spelling says so, and is not exact', () => {
  const [hit] = search.search('Suryeong').hits
  expect(hit?.rank).toBe('alias')
  expect(hit?.why).toEqual([
    { word: 'Suryeong', term: 'suryong', found: 'Suryong', kind: 'romanisation', origin: null },
  ])
})

test.each(['song', 'long', 'about', 'there', 'rational', 'later', 'journey', 'people', 'goat', 'banana'])(
  'an English word is no other spelling of a name: %s',
  (word) => {
    for (const { why } of search.search(`${word} `).hits)
      for (const { kind } of why) expect(kind).not.toBe('romanisation')
  },
)

const initials = fc.integer({ min: 0, max: 18 })
const vowels = fc.integer({ min: 0, max: 20 })
const finals = fc.constantFrom(0, 0, 0, 1, 4, 7, 8, 16, 17, 19, 21)
const syllable = fc
  .tuple(initials, vowels, finals)
  .map(([initial, vowel, final]) => String.fromCharCode(0xac00 + 588 * initial + 28 * vowel + final))
const word = fc.array(syllable, { minLength: 2, maxLength: 4 }).map((syllables) => syllables.join(''))

type Spelling = { initials: string; voiced: string; vowels: string }

const mccune: Spelling = {
  initials: "k kk n t tt r m p pp s ss - ch tch ch' k' t' p' h",
  voiced: "g kk n d tt r m b pp s ss - j tch ch' k' t' p' h",
  vowels: 'a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i',
}
const northern: Spelling = {
  initials: 'k kk n t tt r m p pp s ss - j jj ch kh th ph h',
  voiced: 'g kk n d tt r m b pp s ss - j jj ch kh th ph h',
  vowels: 'a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i',
}

/** A word by another system of romanisation: plain consonants are written as voiced between voiced sounds. */
function spelled(hangul: string, { initials: plain, voiced, vowels: vowelLetters }: Spelling): string {
  const all = sounds(hangul)
  return all
    .map(({ initial, vowel, final }, at) => {
      const before = all[at - 1]
      const isVoiced = before && ['', 'n', 'm', 'ng', 'l'].includes(before.final)
      const isDouble = initial === 5 && before?.final === 'l'
      const consonant = isDouble ? 'l' : (isVoiced ? voiced : plain).split(' ')[initial]?.replace('-', '')
      return `${consonant}${vowelLetters.split(' ')[vowel]}${final}`
    })
    .join('')
}

test('every system of romanisation, with marks or without, gives a word the same key', () => {
  fc.assert(
    fc.property(word, (hangul) => {
      const key = nameKey(hangul)
      const spellings = [romanise(hangul), spelled(hangul, mccune), spelled(hangul, northern)]
      for (const spelling of spellings)
        expect([hangul, spelling, keyOf(spelling)]).toEqual([hangul, spelling, key])
    }),
    { numRuns: 5000 },
  )
})

test('a name in one spelling is found by every other', () => {
  fc.assert(
    fc.property(word, (hangul) => {
      const spellings = [romanise(hangul), spelled(hangul, mccune), spelled(hangul, northern)]
      fc.pre(spellings.every((each) => isNameLike(fold(each.replaceAll("'", '')))))
      const [text = '', ...others] = spellings.map((each) => each.charAt(0).toUpperCase() + each.slice(1))
      const named = createSearch([{ id: 'n', text: `a visit to ${text} in spring` }])
      for (const other of [hangul, ...others])
        expect([other, named.search(`${other} `).hits.length]).toEqual([other, 1])
    }),
    { numRuns: 300 },
  )
})

test('no word of the brief is another spelling of a different one, but for one that Korean has borrowed', () => {
  const words = new Set(passages.flatMap(({ text }) => text.match(/[A-Za-z]+/g) ?? []))
  words.delete('Dilemma') // 딜레마
  words.delete('dilemma')
  for (const each of words) {
    const whys = search.search(`${each} `).hits.flatMap(({ why }) => why)
    expect([each, whys.filter(({ kind }) => kind === 'romanisation').map(({ term }) => term)]).toEqual([
      each,
      [],
    ])
  }
})
