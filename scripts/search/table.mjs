/** @typedef {{ hit1: number, hit5: number, mrr: number, fpRate: number, hlClean: number }} Quality */
/**
 * @typedef {{ engine: string, briefs: number, asked?: number, p50?: number, p95?: number, p99?: number, step?: number, build?: number,
 *   memory?: number, saved?: number, share?: number, load?: number, quality?: Record<string, Quality> }} Row
 */

const percent = (/** @type {number} */ share) => (100 * share).toFixed(1)
const figure = (/** @type {number | null | undefined} */ value, digits = 2) =>
  value == null ? '–' : value.toFixed(digits)

/** The measured rows as Markdown: quality first, then speed and size. */
export function table(/** @type {Row[]} */ rows) {
  const quality = rows.filter(({ quality: each }) => each && Object.keys(each).length > 0)
  return [
    '| engine | query set | hit@1 | hit@5 | MRR | false positives | clean |',
    '|---|---|---|---|---|---|---|',
    ...quality.flatMap(({ engine, quality: sets = {} }) =>
      Object.entries(sets).map(([set, { hit1, hit5, mrr, fpRate, hlClean }]) =>
        line([engine, set, ...[hit1, hit5, mrr, fpRate, hlClean].map(percent)]),
      ),
    ),
    '',
    '| engine | briefs | p50 ms | p95 ms | p99 ms | step ms | build s | memory MiB | index MiB | of the text | load s |',
    '|---|---|---|---|---|---|---|---|---|---|---|',
    ...rows.map(speedLine),
  ].join('\n')
}

function speedLine(
  /** @type {Row} */ { engine, briefs, p50, p95, p99, step, build, memory, saved, share, load },
) {
  const seconds = (/** @type {number | null | undefined} */ ms) => figure(ms == null ? null : ms / 1000)
  const index = figure(saved == null ? null : saved / 2 ** 20, 1)
  const part = share == null ? '–' : `${percent(share)} %`
  const times = [p50, p95, p99, step].map((each) => figure(each))
  return line([engine, `${briefs}`, ...times, seconds(build), figure(memory, 0), index, part, seconds(load)])
}

function line(/** @type {string[]} */ cells) {
  return `| ${cells.join(' | ')} |`
}
