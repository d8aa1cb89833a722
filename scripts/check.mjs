import { check, report } from './check/checks.mjs'
import { projectRoot } from './setup/paths.mjs'
import { conclude } from './setup.mjs'

await conclude(async () => {
  const verdicts = await check(projectRoot)
  report(verdicts)
  return verdicts.every((verdict) => verdict.isPassed) ? 0 : 1
})
