import type { Annotation } from '../../shared/records/annotation'
import { allAliases, annotationEntry, passageBatch, weightOf } from '../../shared/results/entries'
import { placeOf } from '../pane/located'
import type { Workbench } from '../session/state'
import { get, subscribe } from '../session/store'
import { type Finder, finderInPage, finderInWorker, type Question } from './finder'

/**
 * How many characters of notes and bookmarks are indexed in the page: about fifty milliseconds of work when the index is
 * built. More than that is indexed and searched in a worker.
 */
const mostInPage = 100_000

/** `saved` is the brief's index, if one lies ready; `changed` is called whenever something else can be found. */
type Setup = { saved: Uint8Array | null; changed: () => void }

let setup: Setup = { saved: null, changed: () => undefined }
let finder: Finder | null = null
let isInWorker = false
let isWorkerRefused = false
let indexed = new Map<string, Annotation>()

/** Says what the index is made from, before anything is searched. */
export function setUpFinder(given: Setup): void {
  setup = given
}

/** Asks the index, which is made when it is first needed and kept in step with the workspace after that. */
export function seek(question: Question): void {
  if (finder === null) subscribe(follow)
  finder ??= begin({ inWorker: isForWorker() })
  finder.ask(question)
}

/** The annotation of this id, as the index knows it. */
export function annotationOf(id: string): Annotation | null {
  return indexed.get(id) ?? null
}

function begin({ inWorker }: { inWorker: boolean }): Finder {
  const { brief } = get()
  const begun = inWorker ? finderInWorker(doWithoutWorker) : finderInPage()
  isInWorker = inWorker
  indexed = new Map()
  begun.tell({ type: 'load', source: brief.id, batches: [passageBatch(brief)], saved: setup.saved })
  begun.tell(aliasesNow())
  begun.tell(annotationsNow())
  return begun
}

/** A page that is slow for a moment is better than a search that does not answer. */
function doWithoutWorker(): void {
  isWorkerRefused = true
  beginAnew({ inWorker: false })
  setup.changed()
}

function beginAnew(where: { inWorker: boolean }): void {
  finder?.close()
  finder = begin(where)
}

function follow(now: Workbench, earlier: Workbench): void {
  const hasOther = (key: 'annotations' | 'aliases') => now.workspace[key] !== earlier.workspace[key]
  if (!hasOther('annotations') && !hasOther('aliases')) return
  if (!isInWorker && isForWorker()) beginAnew({ inWorker: true })
  if (hasOther('annotations')) finder?.tell(annotationsNow())
  if (hasOther('aliases')) finder?.tell(aliasesNow())
  setup.changed()
}

function isForWorker(): boolean {
  return !isWorkerRefused && weightOf(get().workspace.annotations) > mostInPage
}

/** What has changed among the annotations since they were last told. */
function annotationsNow() {
  const { brief, workspace } = get()
  const present = new Map(workspace.annotations.map((annotation) => [annotation.id, annotation]))
  const remove = [...indexed.keys()].filter((id) => !present.has(id))
  const put = workspace.annotations.flatMap((annotation) => {
    if (indexed.get(annotation.id) === annotation) return []
    return annotationEntry(brief, annotation, placeOf(brief, annotation)) ?? []
  })
  indexed = present
  return { type: 'change', put, remove } as const
}

function aliasesNow() {
  const { brief, workspace } = get()
  return { type: 'aliases', aliases: allAliases(brief, workspace.aliases) } as const
}
