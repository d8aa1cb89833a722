// `npm run bench:search`: Carrel's search beside its peers, one table. Options: --queries=<folder with the query sets and
// score.mjs>, --sizes=1,100,1000,10000, --engines=Carrel,MiniSearch.
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { table } from './search/table.mjs'
import { projectRoot } from './setup/paths.mjs'
import { say } from './setup/say.mjs'

const bench = path.join(projectRoot, 'tests', 'bench')
const peers = path.join(projectRoot, '.cache', 'bench')
const given = new Map(
  process.argv.slice(2).map((option) => /** @type {[string, string]} */ (option.split('='))),
)
const folder = path.resolve(given.get('--queries') ?? path.join(projectRoot, '..', 'shared', 'data'))
const sets = ['queries-dev.json', 'queries-machine-dev.json'].map((name) => path.join(folder, name))
const sizes = (given.get('--sizes') ?? '1,100,1000,10000').split(',').map(Number)
const patience = 600_000 // milliseconds for one engine at one size

/** The most briefs that an engine is asked to hold; beyond, it needs minutes for a query or more memory than there is. */
const most = new Map([
  ['Carrel', 10_000],
  ['fuse.js extended .4', 100],
  ['fuse.js tokens .3', 100],
  ['MiniSearch', 10_000],
  ['uFuzzy', 1000],
  ['FlexSearch', 1000],
  ['Orama', 1000],
  ['fzf', 1000],
])
const engines = given.get('--engines')?.split(',') ?? [...most.keys()]

function prepare() {
  if (!sets.every((file) => existsSync(file)))
    throw new Error(`The query sets are not in ${folder}: say where they are with --queries=<folder>.`)
  if (!existsSync(path.join(peers, 'node_modules', 'minisearch'))) {
    say('installing the engines to measure beside')
    mkdirSync(peers, { recursive: true })
    copyFileSync(path.join(bench, 'package.json'), path.join(peers, 'package.json'))
    const options = { cwd: peers, stdio: /** @type {'inherit'} */ ('inherit') }
    const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], options)
    if (status !== 0) throw new Error('The engines could not be installed; the reason stands above.')
  }
  const builder = path.join(projectRoot, 'scripts', 'build-search.mjs')
  if (spawnSync(process.execPath, [builder], { stdio: 'inherit' }).status !== 0)
    throw new Error('The search could not be built; the reason stands above.')
}

/** What one engine does at one size, or null if it does not come to an end. */
function measure(/** @type {string} */ engine, /** @type {number} */ size) {
  const script = path.join(bench, 'search', 'measure.mjs')
  const flags = ['--expose-gc', '--max-old-space-size=12000']
  const asked = [script, engine, `${size}`, projectRoot, path.join(folder, 'score.mjs'), ...sets]
  const child = spawn(process.execPath, [...flags, ...asked], { stdio: ['ignore', 'pipe', 'inherit'] })
  const timer = setTimeout(() => child.kill('SIGKILL'), patience)
  let said = ''
  child.stdout.on('data', (data) => {
    said += data
  })
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve(code === 0 ? JSON.parse(said) : null)
    })
  })
}

prepare()
const rows = []
for (const engine of engines) {
  for (const size of sizes.filter((each) => each <= (most.get(engine) ?? 0))) {
    say(`measuring ${engine} on ${size} briefs`)
    const row = (await measure(engine, size)) ?? { engine, briefs: size }
    say(JSON.stringify(row))
    rows.push(row)
  }
}
const cpu = os.cpus()
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpu.length} × ${cpu[0]?.model}, Node ${process.version}\n`,
)
console.log(table(rows))
