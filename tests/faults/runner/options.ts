import { parseArgs } from 'node:util'

/** What the command line asks for. `date` is what the report is dated with: given, or today. */
export type Options = {
  seed: number
  isFull: boolean
  only: string | null
  case: number | null
  date: string
}

/** Reads `--full --seed=N --only=<suite> --case=N --date=<day>`. Throws an Error with a sentence for anything else. */
export function readOptions(given: string[], now: Date): Options {
  const { values } = parseArgs({
    args: given,
    options: {
      full: { type: 'boolean', default: false },
      seed: { type: 'string', default: String(now.getTime() % 1_000_000_000) },
      only: { type: 'string' },
      case: { type: 'string' },
      date: { type: 'string', default: now.toISOString().slice(0, 10) },
    },
  })
  return {
    seed: wholeNumber('seed', values.seed),
    isFull: values.full,
    only: values.only ?? null,
    case: values.case === undefined ? null : wholeNumber('case', values.case),
    date: values.date,
  }
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text)
  if (text !== '' && Number.isSafeInteger(number) && number >= 0) return number
  throw new Error(`--${name}= wants a whole number from 0, not “${text}”.`)
}
