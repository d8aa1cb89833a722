/** @typedef {{ p50: number, p95: number, max: number }} Figures */

const cases = {
  plain: 'as bundled',
  notes: '5,000 notes',
  tenThousand: '10,000 notes',
  long: '1.4 million characters',
}
const keys = {
  j: '`j`',
  n: '`n` to the editor',
  letter: 'a letter of a note',
  escape: 'Escape to the note',
  notes: 'Ctrl+2 to the list',
  h: '`h`',
  b: '`b`',
  search: 'a letter of a search',
  frames: 'between frames while scrolling',
}

/** The figures as the Markdown table of docs/speed.md: milliseconds, median / 95th percentile. */
export function table(
  /** @type {{ runs: number, firstPaint: Record<string, number>, use: Record<string, any> }} */ measured,
) {
  const { firstPaint, use, runs } = measured
  const names = Object.keys(cases)
  const row = (/** @type {string} */ what, /** @type {(name: string) => string | number} */ cell) =>
    `| ${what} | ${names.map(cell).join(' | ')} |`
  const both = (/** @type {Figures} */ { p50, p95 }) => `${Math.round(p50)} / ${Math.round(p95)}`
  return [
    row('', (name) => cases[/** @type {keyof typeof cases} */ (name)]),
    row('---', () => '---').replaceAll(' ', ''),
    row(`first paint (median of ${runs})`, (name) => firstPaint[name] ?? ''),
    row('its ratio', (name) => ((firstPaint[name] ?? 0) / (firstPaint.plain ?? 1)).toFixed(2)),
    ...Object.entries(keys).map(([key, what]) => row(what, (name) => both(use[name][key]))),
    row('longest frame while scrolling', (name) => Math.round(use[name].frames.max)),
    row('longest block', (name) => Math.round(use[name].longest) || '< 50'),
  ].join('\n')
}
