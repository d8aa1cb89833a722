import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'

/** How long a guesser would need: `score` from 0 (at once) to 4 (out of reach), and what would help. */
export type Strength = { score: 0 | 1 | 2 | 3 | 4; time: string; advice: string | null }

const warnings = {
  ...english.translations.warnings,
  userInputs: 'Words of this brief, or of its author, are among the first that are tried.',
}

const estimator = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
  translations: { ...english.translations, warnings },
})

/** The estimate takes longer with the square of the length; what comes after this many characters can only help. */
const looked = 40

/**
 * How strong a passphrase is against somebody who has the disk and tries 10,000 a second, which scrypt as Carrel uses
 * it hardly allows. `known` are words that a guesser of this reader's would try first.
 */
export function strengthOf(passphrase: string, known: string[]): Strength {
  const { score, crackTimes, feedback } = estimator.check(passphrase.slice(0, looked), known)
  const { display } = crackTimes.offlineSlowHashingXPerSecond
  return { score, time: display, advice: feedback.warning ?? feedback.suggestions[0] ?? null }
}
