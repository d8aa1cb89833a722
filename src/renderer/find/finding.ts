import type { Brief } from '../../shared/brief/brief'
import type { BriefMetadata } from '../../shared/brief/brief-metadata'
import { Failure } from '../../shared/failure'
import type { Annotation } from '../../shared/records/annotation'
import { allAliases, annotationEntry, passageBatch, weightOf } from '../../shared/results/entries'
import type { Told } from '../../shared/search/serving'
import { focusedPane, followPanes } from '../pane/desk'
import { placeOf } from '../pane/located'
import { type ReadBrief, readBrief } from '../session/library'
import type { Workbench } from '../session/state'
import { get, subscribe } from '../session/store'
import { say } from '../session/toasts'
import { type Finder, finderInPage, finderInWorker, type Question } from './finder'

/**
 * How many characters of notes and bookmarks are indexed in the page: about fifty milliseconds of work when the index is
 * built. More than that is indexed and searched in a worker.
 */
const mostInPage = 100_000

type Load = Extract<Told, { type: 'load' }>

/** `briefs` are all that can be read, `changed` is called whenever something else can be found. */
type Setup = { briefs: readonly BriefMetadata[]; changed: () => void }

let setup: Setup = { briefs: [], changed: () => undefined }
let finder: Finder | null = null
let isInWorker = false
let isWorkerRefused = false
let indexed = new Map<string, Annotation>()
/** The id of the brief that had the focus last. */
let ahead = ''
/** The briefs that are searched; each joins when it is opened, or when its turn comes. */
const searched = new Map<string, ReadBrief>()

/** Says what can be searched, and the brief that is here already, before anything is. */
export function setUpFinder(given: Setup, first: ReadBrief): void {
  setup = given
  ahead = first.brief.id
  searched.set(first.brief.id, first)
}

/** Asks the index, which is made when it is first needed and kept in step with the workspace after that. */
export function seek(question: Question): void {
  if (finder === null) {
    subscribe(follow)
    followPanes(followBrief)
  }
  finder ??= begin({ inWorker: isForWorker() })
  finder.ask(question)
}

/** The annotation of this id, as the index knows it. */
export function annotationOf(id: string): Annotation | null {
  return indexed.get(id) ?? null
}

/** The briefs that are searched, first the one in the pane that has the focus. */
export function searchedBriefs(): Brief[] {
  const { brief } = focusedPane()
  const others = [...searched.values()].map((each) => each.brief).filter(({ id }) => id !== brief.id)
  return [brief, ...others]
}

/** How a brief is called; one that cannot be read by its id, since nothing else is known of it. */
export function titleOf(briefId: string): string {
  return setup.briefs.find(({ id }) => id === briefId)?.title ?? `“${briefId}”, which is not here`
}

/** Opens the other briefs one after the other and searches them, too: texts and saved indexes come from main. */
export async function searchOthers(): Promise<void> {
  for (const { id } of setup.briefs) await searchBrief(id)
}

async function searchBrief(id: string): Promise<void> {
  if (searched.has(id)) return
  try {
    addBrief(await readBrief(id))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    say(error.message, { isFailure: true })
  }
}

function addBrief(read: ReadBrief): void {
  if (searched.has(read.brief.id)) return
  searched.set(read.brief.id, read)
  if (finder === null) return
  finder.tell(passagesOf(read))
  finder.tell(aliasesNow())
  finder.tell(annotationsNow(read.brief.id))
  setup.changed()
}

function begin({ inWorker }: { inWorker: boolean }): Finder {
  const begun = inWorker ? finderInWorker(doWithoutWorker) : finderInPage()
  isInWorker = inWorker
  indexed = new Map()
  for (const read of searched.values()) begun.tell(passagesOf(read))
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

/** Results on the brief that has the focus come first. */
function followBrief(): void {
  const { id } = focusedPane().brief
  if (id === ahead) return
  ahead = id
  void searchBrief(id)
  setup.changed()
}

function isForWorker(): boolean {
  return !isWorkerRefused && weightOf(get().workspace.annotations) > mostInPage
}

function passagesOf({ brief, searchIndex: saved }: ReadBrief): Load {
  return { type: 'load', source: brief.id, batches: [passageBatch(brief)], saved }
}

/** What has changed among the annotations since they were last told; all of those on a brief that has just come. */
function annotationsNow(newBrief: string | null = null) {
  const { workspace } = get()
  const present = new Map(workspace.annotations.map((annotation) => [annotation.id, annotation]))
  const remove = [...indexed.keys()].filter((id) => !present.has(id))
  const put = workspace.annotations.flatMap((annotation) => {
    if (indexed.get(annotation.id) === annotation && annotation.briefId !== newBrief) return []
    const brief = searched.get(annotation.briefId)?.brief ?? null
    return annotationEntry(brief, annotation, brief && placeOf(brief, annotation)) ?? []
  })
  indexed = present
  return { type: 'change', put, remove } as const
}

function aliasesNow() {
  const briefs = [...searched.values()].map(({ brief }) => brief)
  return { type: 'aliases', aliases: allAliases(briefs, get().workspace.aliases) } as const
}
