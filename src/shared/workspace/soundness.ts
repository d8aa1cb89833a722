import type { Anchor } from '../brief/anchor'
import type { Annotation } from '../records/annotation'
import type { Workspace } from './workspace'

/** No text is longer, in UTF-16 units: a bigger file is never added as a brief. */
const longestText = 64 * 1024 * 1024
const years = { first: 1900, last: 2200 }

/**
 * What is impossible in a workspace that came from elsewhere, as half a sentence, or null. Shapes are checked before;
 * this is for what a shape cannot say. A store of our own is not asked: it opens with whatever it was once given.
 */
export function faultIn({ annotations, trash, versions, undos, redos, draft }: Workspace): string | null {
  const all = [...annotations, ...trash.map(({ annotation }) => annotation)]
  const ids = new Set<string>()
  for (const annotation of all) {
    if (ids.has(annotation.id)) return `it holds two ${annotation.kind}s of one id (${annotation.id})`
    ids.add(annotation.id)
  }
  const inverses = [...undos, ...redos].map(({ inverse }) => inverse)
  const earlier = inverses.flatMap((inverse) => (inverse.type === 'put' ? [inverse.annotation] : []))
  for (const annotation of [...all, ...earlier]) {
    const fault = faultAt(annotation)
    if (fault !== null) return `it holds a ${annotation.kind} ${fault} (${annotation.id})`
  }
  const drafts = [draft, ...inverses.map((inverse) => (inverse.type === 'draft' ? inverse.draft : null))]
  const draftFault = drafts.map((each) => each && faultOfPlace(each.anchor)).find((fault) => fault !== null)
  if (draftFault) return `it holds a note that is being written ${draftFault}`
  const times = [...trash.map(({ removedAt }) => removedAt), ...versions.map(({ at }) => at)]
  const odd = times.find((time) => !isInTime(time))
  return odd === undefined ? null : `it holds the time ${odd}, which is outside ${years.first}–${years.last}`
}

function faultAt({ anchor, createdAt, updatedAt }: Annotation): string | null {
  const odd = [createdAt, updatedAt].find((time) => !isInTime(time))
  if (odd !== undefined) return `of ${odd}, which is outside ${years.first}–${years.last}`
  return faultOfPlace(anchor)
}

function faultOfPlace(anchor: Anchor | null): string | null {
  if (anchor === null) return null
  if (anchor.end < anchor.start) return 'whose place ends before it begins'
  if (anchor.end > longestText) return 'whose place is beyond the end of any text'
  const isAsLong = anchor.end - anchor.start === anchor.quote.length
  return isAsLong ? null : 'whose words are not as long as their place'
}

/** Whether something can have been written at that time (ISO 8601). */
export function isInTime(time: string): boolean {
  const year = Number(time.slice(0, 4))
  return year >= years.first && year <= years.last
}
