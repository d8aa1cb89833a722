// `npm run faults` breaks the store on purpose and sees that nothing is lost; `-- --full` does so much longer.
// Also `--seed=N`, `--only=<suite>`, `--case=N`: a failure prints the line that plays it again.
import { ensurePackages } from './setup/packages.mjs'
import { projectRoot } from './setup/paths.mjs'
import { conclude } from './setup.mjs'
import { runVitest } from './test/vitest.mjs'

await conclude(async () => {
  ensurePackages(projectRoot)
  return runVitest(projectRoot, ['--config', 'vitest.faults.config.ts'], {
    CARREL_FAULTS: JSON.stringify(process.argv.slice(2)),
  })
})
