import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { parseName } from '../../../../src/main/store/format/names'
import type { Ended } from '../../child/children'
import type { Death } from '../../child/dying'
import { lastNumber, openedOf } from '../../child/hearing'
import type { Act, Opened, Work } from '../../roles/work'
import { between, pick, type Random } from '../../runner/random'
import { add, type Case, type Counts, must, type Suite } from '../../runner/suite'
import { legacyText, plantLegacy } from '../../stores/legacy'
import { type Known, reopen } from '../../stores/reopening'
import { Telling } from '../../truth/story'

/** How often each store is killed and opened again: wear adds up. */
const rounds = 5

/** SIGKILL at any moment: while opening, taking over, saving, folding, sealing, changing, mirroring. */
export const kill: Suite = {
  name: 'kill',
  run: (context) =>
    context.cases({ count: context.count(20, 300), each: rounds, run: (at) => killAndReopen(at) }),
}

/** One store through all its rounds; with `isHasty` the children have a fault that must be found. */
export async function killAndReopen(at: Case, isHasty = false): Promise<Counts> {
  const dataFolder = await at.folder()
  const random = at.random('chain')
  const legacy = at.number % 4 === 0 ? between(random, 3, 200) : 0
  const telling = new Telling({ name: `${at.random('name')()}`, kind: 'all', legacy })
  const bounds = { acknowledged: 0, sent: 0 }
  const known: Known = { place: { dataFolder }, telling, bounds, passphrases: [null] }
  await mkdir(join(dataFolder, 'stick'))
  if (legacy > 0) await plantLegacy(dataFolder, legacyText(telling.story.name, legacy))
  const counts: Counts = {}
  if (at.number % 2 === 1) await protect(at, known)
  for (let round = 0; round < rounds; round++) {
    add(counts, await killOnce(at, known, { random: at.random(`round ${round}`), isHasty }))
    if (round === rounds - 1 || known.passphrases.length > 1 || random() < 0.4) await check(known, counts)
  }
  return counts
}

/** Half of the stores have a passphrase from the beginning. */
async function protect(at: Case, known: Known): Promise<void> {
  const acts: Act[] = [{ do: 'passphrase', current: null, passphrase: 'the first one' }, { do: 'close' }]
  const child = at.child({ role: 'work', given: workAt(known, null, acts) })
  const { code, errors } = await child.ended
  must(code === 0, `the child ended with ${code}: ${errors}`)
  known.passphrases = ['the first one']
}

function workAt({ place, telling, bounds }: Known, passphrase: string | null, acts: Act[]): Work {
  return { place, passphrase, story: telling.story, bounds, acts, death: null }
}

type Round = { random: Random; isHasty: boolean }

/** One life of a child: it opens the store, works, and is killed. What it said moves the bounds. */
async function killOnce(at: Case, known: Known, { random, isHasty }: Round): Promise<Counts> {
  const passphrase = known.passphrases[0] ?? null
  const stick = join(known.place.dataFolder, 'stick')
  const acts: Act[] = [...actsFor(random, passphrase, stick), { do: 'wait' }]
  const isMigrating = existsSync(join(known.place.dataFolder, 'store', 'workspace.json'))
  const act = isMigrating && random() < 0.8 ? -1 : between(random, -1, acts.length - 1)
  const death = random() < 0.6 ? { ...deathFor(random), act } : null
  const child = at.child({ role: 'work', given: { ...workAt(known, passphrase, acts), death, isHasty } })
  const label = act < 0 ? 'begin open' : `begin ${act} `
  await Promise.race([child.line(death ? 'waiting' : label).catch(() => null), child.ended])
  if (!death) await after(between(random, 0, 12))
  const ended = await child.kill()
  must(ended.signal === 'SIGKILL', `the child ended by itself (${ended.code}): ${ended.errors}`)
  must(
    !ended.lines.some((line) => line.startsWith('refused')),
    `something was refused: ${ended.lines.join('; ')}`,
  )
  learn(known, acts, ended)
  const phase = isMigrating && phaseOf(ended) === 'open' ? 'taking over' : phaseOf(ended)
  return { kills: 1, [`while ${phase}`]: 1 }
}

function deathFor(random: Random): Death {
  const call = Math.ceil(Math.exp(random() * Math.log(60)))
  return { call, moment: pick(random, ['before', 'during', 'after']) }
}

function actsFor(random: Random, passphrase: string | null, stick: string): Act[] {
  let now = passphrase
  const next = (): Act => {
    const dice = random() * 100
    const edits: Act = { do: 'edits', count: between(random, 1, 25), atOnce: between(random, 1, 6) }
    if (dice < 45) return edits
    if (dice < 60) return { do: 'checkpoint' }
    if (dice < 75) return { do: 'both', acts: [edits, { do: 'checkpoint' }] }
    if (dice < 80) return { do: 'mirror', folder: random() < 0.5 ? stick : null }
    if (now !== null && dice < 88) {
      const current = now
      now = null
      return { do: 'unseal', current }
    }
    const current = now
    now = `passphrase ${between(random, 1, 1_000_000)}`
    return { do: 'passphrase', current, passphrase: now }
  }
  return Array.from({ length: between(random, 1, 4) }, next)
}

/** What the child was doing when it died. */
function phaseOf({ lines }: Ended): string {
  const open = new Set<string>()
  for (const line of lines) {
    if (line.startsWith('begin ')) open.add(line.slice('begin '.length))
    if (line.startsWith('end ')) open.delete(line.slice('end '.length))
  }
  return [...open].at(-1)?.split(' ').at(-1) ?? 'starting'
}

/** From what the child has said: which edits are acknowledged, which may be there, which passphrases may hold. */
function learn(known: Known, acts: Act[], { lines }: Ended): void {
  const { bounds } = known
  const opened = lines.find((line) => line.startsWith('opened'))
  const found = opened === undefined ? null : openedOf(opened)
  if (found) requireSound(known, found)
  bounds.acknowledged = Math.max(bounds.acknowledged, found?.count ?? 0, lastNumber(lines, 'ack'))
  bounds.sent = Math.max(found?.count ?? bounds.sent, lastNumber(lines, 'sent'), lastNumber(lines, 'ack'))
  for (const [index, act] of acts.entries()) {
    if (act.do !== 'passphrase' && act.do !== 'unseal') continue
    const wanted = act.do === 'unseal' ? null : act.passphrase
    if (lines.includes(`end ${index} ${act.do}`)) known.passphrases = [wanted]
    else if (lines.includes(`begin ${index} ${act.do}`)) known.passphrases = [...known.passphrases, wanted]
  }
}

function requireSound({ telling }: Known, { count, difference, isKept, notices }: Opened): void {
  must(count !== null, `a child found something else than was acknowledged: ${difference}`)
  must(isKept, `a child opened it, but nothing is kept: ${JSON.stringify(notices)}`)
  const unexpected = notices.filter(({ kind }) => kind !== 'migrated' || telling.story.legacy === 0)
  must(unexpected.length === 0, `a kill is no damage, but a child was told: ${JSON.stringify(unexpected)}`)
}

async function check(known: Known, counts: Counts): Promise<void> {
  const { count, passphrase, notices } = await reopen(known)
  const unexpected = notices.filter(({ kind }) => kind !== 'migrated' || known.telling.story.legacy === 0)
  must(unexpected.length === 0, `a kill is no damage, but was told: ${JSON.stringify(unexpected)}`)
  known.bounds = { acknowledged: count, sent: count }
  known.passphrases = [passphrase]
  add(counts, { reopened: 1, edits: 0 })
  counts.edits = count
  if (passphrase === null && known.telling.story.legacy > 0) await requireKept(known)
  if (passphrase !== null) await requireNothingReadable(known)
}

/** What an earlier Carrel left is kept byte for byte, until a passphrase makes an end of everything readable. */
async function requireKept({ place, telling }: Known): Promise<void> {
  const folder = join(place.dataFolder, 'store', 'pre-migration')
  const names = await readdir(folder).catch(() => [])
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  const { name, legacy } = telling.story
  const wanted = legacyText(name, legacy)
  must(names.length === 0 || texts.includes(wanted), `no byte-equal copy in pre-migration: ${names}`)
}

/** A second copy that was left for another folder must not stay readable there. */
async function requireNothingReadable({ place: { dataFolder } }: Known): Promise<void> {
  for (const folder of ['mirror', join('stick', 'carrel-mirror')]) {
    const names = await readdir(join(dataFolder, folder)).catch(() => [])
    const readable = names.filter((name) => parseName(name)?.kind === 'plain')
    must(readable.length === 0, `a passphrase is set, and readable in ${folder}: ${readable}`)
  }
}
