const plain = /^[A-Za-z0-9]+$/
const marks = /\p{M}/gu
const unspoken = /[\p{Cf}.,'‘’ʼ＇]/gu

/**
 * A token as it is compared: no marks, no invisible characters, no inner points or apostrophes, lower case,
 * NFC.
 */
export function fold(raw: string): string {
  if (plain.test(raw)) return raw.toLowerCase()
  const bare = raw.normalize('NFKD').replace(marks, '').normalize('NFC')
  return bare.toLowerCase().replace(marks, '').replace(unspoken, '')
}
