/** Words too common to be asked for: they never decide what is a hit, unless a query has no others. */
const stopWords = new Set(
  [
    'a about all also an and any are as at be been being but by can could did do does doing for from',
    'had has have he her his how i if in into is it its me my no not of on or our she should so than',
    'that the their them there these they this those to was we were what when where which who whom',
    'whose why will with would you your',
  ].flatMap((line) => line.split(' ')),
)

/** Whether a folded term is one of the common words. */
export function isStopWord(term: string): boolean {
  return stopWords.has(term)
}
