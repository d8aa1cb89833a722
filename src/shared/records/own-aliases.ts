import type { z } from 'zod'
import { limits } from '../limits'
import { oneLine } from '../one-line'
import { tokenise } from '../search/text/tokenise'
import type { Zod } from './kind'

/** Two ways of writing that mean the same to the analyst. */
export const aliasShape = (z: Zod) =>
  z.strictObject({
    phrases: z.tuple([z.string().min(1).max(limits.phrase), z.string().min(1).max(limits.phrase)]),
  })
export type OwnAlias = z.infer<ReturnType<typeof aliasShape>>

/** What is wrong with one of the two phrases (0 or 1), in a sentence. */
export type AliasFault = { at: 0 | 1; words: string }

/** Two phrases as typed, without needless blanks: as they would be kept. */
export function aliasOf(typed: readonly [string, string]): OwnAlias {
  return { phrases: [oneLine(typed[0]), oneLine(typed[1])] }
}

/** Why an alias cannot be kept beside the others, or null when it can. */
export function faultOf({ phrases }: OwnAlias, others: readonly OwnAlias[]): AliasFault | null {
  for (const at of [0, 1] as const) {
    const words = faultOfPhrase(phrases[at])
    if (words) return { at, words }
  }
  const [one, other] = phrases.map(plain)
  if (one === other)
    return { at: 1, words: 'These two are the same, so neither would find more than it does.' }
  if (others.some((alias) => isSamePair(alias.phrases, phrases)))
    return { at: 1, words: 'You have these two already.' }
  if (others.length >= limits.aliases)
    return { at: 1, words: `There are ${limits.aliases} already, the most there can be. Remove one first.` }
  return null
}

function faultOfPhrase(phrase: string): string | null {
  if (phrase === '') return 'Write a name, an abbreviation or a phrase.'
  if (phrase.length > limits.phrase)
    return `This is too long by ${phrase.length - limits.phrase}: at most ${limits.phrase} characters fit.`
  if (tokenise(phrase).length === 0)
    return 'There is no letter or figure in this, so no search would meet it.'
  return null
}

function isSamePair(a: readonly string[], b: readonly string[]): boolean {
  return a.map(plain).sort().join('\n') === b.map(plain).sort().join('\n')
}

function plain(phrase: string): string {
  return oneLine(phrase).normalize('NFC').toLowerCase()
}
