// Reads notes without Carrel, by docs/store.md: node tools/unseal.mjs <store | second copy | backup> > notes.json
import { createDecipheriv, createHash, hkdfSync, scryptSync } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createInterface } from 'node:readline'

const stop = (why) => /** @type {any} */ ([console.error(why), process.exit(2)]) // 2: nothing was read
const path = process.argv[2] ?? stop('Say what to read: a store folder, its second copy, or a backup file.')
const isStore = (statSync(path, { throwIfNoEntry: false }) ?? stop(`${path} is not there.`)).isDirectory()
const names = isStore ? readdirSync(path).sort() : ['file']
const read = (name) => readFileSync(isStore ? `${path}/${name}` : path)
const [problems, edits] = [new Set(), /** @type {any[]} */ ([])]
const upgrades = [
  (edit) => (edit.ids || !/remove|restore/.test(edit.type) ? edit : { ...edit, ids: [edit.id] }),
  (edit) => edit, // the whole lists of schema 2 are still understood
]
const newest = upgrades.length + 1 // upgrades[0] makes an edit of schema 1 one of schema 2
function reveal(key, { context, check = '', body }) {
  const proof = Buffer.from(check, 'base64url')
  if (!key) return createHash('sha256').update(`${context}\n`).update(body).digest().equals(proof) && body
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, proof.subarray(0, 12), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(context)).setAuthTag(proof.subarray(12))
    return Buffer.concat([decipher.update(body), decipher.final()])
  } catch {
    return null // bytes, check, context and key do not belong together
  }
}
function open(name, key, bytes = read(name)) {
  const [line = '', start, check, end] = /^({.*,"check":")(.*)("})\n/.exec(`${bytes.subarray(0, 8192)}`) ?? []
  const body = reveal(key, { context: start + end, check, body: bytes.subarray(line.length) })
  const header = body ? JSON.parse(line) : {}
  const isHere = Number(name.slice(5, 17)) === (header.seq ?? header.first ?? 0)
  if (header.schema > newest) problems.add(`${name} is of schema ${header.schema}; this knows ${newest}.`)
  if (header.version === 1 && isHere) return { ...header, body }
  problems.add(`${name} was left out: it is damaged, out of place, or written by a newer Carrel.`)
}

async function unlock({ proof, wrapped, check: _, body: __, ...bound }) {
  if (process.stdin.isTTY) console.error('Passphrase (it is not shown):')
  const input = createInterface({ input: process.stdin, terminal: process.stdin.isTTY })
  const given = await new Promise((answer) => input.once('line', answer).once('close', () => answer('')))
  input.close()
  const cost = { N: bound.cost, r: 8, p: 1, maxmem: 2 ** 31 }
  const wrapping = scryptSync(given.normalize('NFC'), Buffer.from(bound.salt, 'base64'), 32, cost)
  const sealed = { context: JSON.stringify(bound), check: proof, body: Buffer.from(wrapped, 'base64') }
  const data = reveal(wrapping, sealed) ?? stop('That is not the passphrase. Nothing was read.')
  const keyOf = (use) => Buffer.from(hkdfSync('sha256', data, '', `carrel ${use}`, 32))
  return (name) => /sealed$|^file$/.test(name) && keyOf(/^jrnl/.test(name) ? 'journal' : 'snapshot')
}
const key = isStore
  ? names.includes('KEY') && open('KEY')
  : JSON.parse(/"key":({.*?})/.exec(`${read('file')}`)?.[1] ?? 'null')
const isSealed = (name) => name.endsWith('.sealed')
const keyless = `${path} is protected by a passphrase and holds no KEY that can be used: see its second copy.`
if (!key && names.some(isSealed)) stop([keyless, ...problems].join('\n'))
const keyFor = key ? await unlock(key) : () => null
const isShut = {
  sealed: true,
  sealing: names.some((name) => /^snap.*sealed$/.test(name) && open(name, keyFor(name))),
}
const counting = names.filter((name) => keyFor(name) || !isShut[key?.state]) // anybody can write what is plain
let base = { ...key, ...(names.includes('STORE') && open('STORE')), seq: 0, term: 0, body: '{}' }
for (const name of counting.filter((one) => /^snap|^file/.test(one))) base = open(name, keyFor(name)) ?? base
for (const name of counting.filter((one) => /^jrnl-/.test(one) && Number(one.slice(18, 26)) > base.term)) {
  const [, first, term] = name.split('-').map(Number)
  const recordKey = keyFor(name)
  const [header, ...lines] = read(name).toString('latin1').split('\n') // the last may lack its line feed
  const { schema = newest } = open(name, recordKey, Buffer.from(`${header}\n`)) ?? {}
  const upgraded = (edit) => upgrades.slice(schema - 1).reduce((last, upgrade) => upgrade(last), edit)
  edits.length = first // what an earlier term holds from there on was never acknowledged
  for (const [at, line] of [...lines, `${lines.at(-1)}`.slice(0, -1)].entries()) {
    const [, seq, check, text = ''] = /^(\d+) ([\w-]+) (.*)$/.exec(line) ?? []
    const body = Buffer.from(text, recordKey ? 'base64' : 'latin1')
    const json = reveal(recordKey, { context: `carrel-journal 1 ${base.store} ${term} ${seq}`, check, body })
    if (json || at < lines.length - 1) edits[json ? seq : edits.length] ??= json && upgraded(JSON.parse(json))
  }
}
if (!base.schema && !edits.some(Boolean)) stop([`${path}: nothing could be read.`, ...problems].join('\n'))
const notes = { annotations: [], trash: [], ...JSON.parse(base.body) }
for (let seq = base.seq + 1; seq < edits.length; seq++) {
  const { type = 'gone', annotation, ids = [annotation?.id], removedAt, endsDraft } = edits[seq] || {}
  const named = notes.annotations.filter(({ id }) => ids.includes(id))
  if (type === 'put' && !named[0]) notes.annotations.push(annotation)
  if (type === 'remove') notes.trash.push(...named.map((one) => ({ annotation: one, removedAt })))
  const changed = (one) => (named.includes(one) ? (annotation ?? []) : one)
  if (/^(put|remove)$/.test(type)) notes.annotations = notes.annotations.flatMap(changed)
  if (/^(draft|settings|aliases|searches|recent)$/.test(type)) notes[type] = edits[seq][type]
  const { alias, instead, search, query, index } = edits[seq] || {}
  const [list, item] = alias ? ['aliases', alias] : search ? ['searches', search] : ['recent', query]
  const keyOf = (one) => JSON.stringify(one?.phrases ?? one?.query ?? one)
  if (/^(put|remove)(Alias|Search|Recent)$/.test(type)) {
    const name = type === 'removeSearch' ? 'searches' : list
    const key = keyOf(item)
    const [items, old] = [notes[name] ?? [], instead ? keyOf(instead) : key]
    const place = items.findIndex((one) => [key, old].includes(keyOf(one)))
    notes[name] = items.filter((one) => ![key, old].includes(keyOf(one)))
    const end = name === 'recent' ? 0 : place < 0 ? (index ?? items.length) : place
    if (/^put/.test(type)) notes[name].splice(end, 0, item)
  }
  if (type === 'clearRecent') notes.recent = []
  if (endsDraft || type === 'discard') notes.draft = null
  if (type === 'purge') notes.trash = notes.trash.filter((gone) => !ids.includes(gone.annotation.id))
  if (/undo|redo|restore|^move|gone/.test(type)) problems.add(`Edit ${seq} was left out (${type}).`)
}
console.log(JSON.stringify(notes, null, 2))
process.stderr.write([...problems, ''].join('\n'))
process.exitCode = problems.size > 0 ? 1 : 0 // 1: something could not be read
