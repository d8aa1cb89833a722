// `npm run faults` breaks the store on purpose and sees that nothing is lost; `-- --full` does so much longer.
// Also `--seed=N`, `--only=<suite>`, `--case=N`: a failure prints the line that plays it again.
import path from 'node:path'
import { bundleFaults } from './faults/bundle.mjs'
import { ensurePackages } from './setup/packages.mjs'
import { projectRoot } from './setup/paths.mjs'
import { run } from './setup/run.mjs'
import { conclude } from './setup.mjs'

await conclude(async () => {
  ensurePackages(projectRoot)
  const folder = await bundleFaults(projectRoot)
  return run(process.execPath, [path.join(folder, 'run.js'), ...process.argv.slice(2)], { cwd: projectRoot })
})
