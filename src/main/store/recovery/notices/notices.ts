import { basename, dirname } from 'node:path'
import type { StoreNotice } from '../../../../shared/contract/protection'
import type { Unread } from '../../files/place'
import type { Trouble } from '../../files/survey'
import { parseReportName } from '../../format/names'
import type { Reading } from '../reading'

const memoryOnly = 'You can read and search. Nothing you write in this session will be kept.'

/** What a reader is told about a store that did not open as expected. `why` is half a sentence. */
export const notices = {
  lost: (directory: string, why: string): StoreNotice => ({
    kind: 'lost',
    message:
      `Carrel has been used here before, but ${why}. Nothing was changed in ${directory}. ${memoryOnly} ` +
      'Restore a backup, or put a copy of the folder back while Carrel is closed, or set aside what is there and start anew.',
    keptAside: directory,
  }),

  newer: (directory: string): StoreNotice => ({
    kind: 'newer',
    message:
      `Your notes were last saved by a newer Carrel, and this one does not know all that they say. ${directory} is left exactly as it ` +
      `is. ${memoryOnly} Open them with the newer Carrel.`,
    keptAside: directory,
  }),

  unreadable: (path: string, why: string): StoreNotice => ({
    kind: 'unreadable',
    message:
      `Carrel could not read ${path}: ${why}. Nothing was changed. ${memoryOnly} ` +
      'Put this right and open Carrel again.',
    keptAside: null,
  }),

  readOnly: (directory: string, why: string): StoreNotice => ({
    kind: 'read-only',
    message:
      `Carrel cannot write to its data folder ${directory}: ${why}. What is already there is safe and shown. ` +
      `${memoryOnly} Put this right and open Carrel again.`,
    keptAside: null,
  }),

  migrated: (keptAside: string | null, added: number): StoreNotice => ({
    kind: 'migrated',
    message:
      `${plural(added, 'note, highlight or bookmark', 'notes, highlights and bookmarks')} of an earlier Carrel ` +
      `${added === 1 ? 'was' : 'were'} taken over. ` +
      (keptAside === null
        ? 'The old file, which anybody could read, was removed.'
        : `The old file is kept, byte for byte, as ${keptAside}.`),
    keptAside,
  }),

  /** `kept` is the folder that the damaged file went to, or null where it was left. */
  unreadChoice: ({ path, kind, why }: Unread, folder: string, kept: string | null): StoreNotice => ({
    kind: 'incomplete',
    message:
      `${path}, where the folder of the second copy is noted, ` +
      `${kind === 'damaged' ? 'was damaged' : 'could not be read'}: ${why}. Your notes are safe, and their second copy ` +
      `is beside them, in ${folder}. If you had chosen another folder, nothing more is written there, and what is in ` +
      'it, or in a folder before it, stays: choose it again, or clear it by hand.' +
      (kept === null ? '' : ` The damaged file is kept in ${kept}.`),
    keptAside: kept,
  }),

  legacyDamaged: (path: string, why: string): string =>
    `the file of an earlier Carrel, ${path}, cannot be used: ${why}`,
}

/** What was wrong, where it is kept, how many edits came back, and what is missing: null when there is nothing to say. */
export function recoveryNotice(
  reading: Reading,
  set: { aside: string[]; mirror: string },
): StoreNotice | null {
  const { troubles, missing, isUncertain, isFromMirror, replayed, base } = reading
  if (troubles.length === 0 && missing === 0 && !isFromMirror) return null
  const isIncomplete = missing > 0 || isUncertain || base === null
  const parts = [
    ...troubles.slice(0, 5).map(sentence),
    troubles.length > 5 ? `${troubles.length - 5} more files had something wrong.` : '',
    isFromMirror ? `What was missing was found in the second copy, in ${set.mirror}.` : '',
    replayed > 0 ? `${plural(replayed, 'edit was', 'edits were')} replayed from the journals.` : '',
    isIncomplete ? lossSentence(reading) : wholeSentence(troubles),
    keptSentence(set.aside),
    isIncomplete ? 'A backup may have what is missing: restore it, or bring single notes back from it.' : '',
  ]
  return {
    kind: isIncomplete ? 'incomplete' : 'recovered',
    message: parts.filter((part) => part !== '').join(' '),
    keptAside: set.aside[0] ? dirname(set.aside[0]) : null,
  }
}

function sentence({ path, side, kind, why }: Trouble): string {
  const where = side === 'mirror' ? ' (of the second copy)' : ''
  if (kind === 'gone') return `Something is gone from ${path}${where}: ${why}.`
  return kind === 'unreadable'
    ? `${path}${where} could not be read: ${why}.`
    : `${path}${where} was damaged: ${why}.`
}

/** What an earlier opening found may be told in a file that can no longer be read, and nowhere else. */
function wholeSentence(troubles: Trouble[]): string {
  return troubles.some(({ path }) => parseReportName(basename(path)))
    ? 'Nothing else is missing. What an earlier opening had found and written down there cannot be told any more.'
    : 'Nothing is missing.'
}

function lossSentence({ missing, isUncertain, base }: Reading): string {
  const atLeast = isUncertain ? 'at least ' : ''
  if (missing === 0) return 'Edits made after the last snapshot may be missing; how many cannot be told.'
  const count = `${atLeast}${plural(missing, 'edit is', 'edits are')} missing`
  if (base === null) return `No snapshot could be read: what the journals hold is shown, ${count}.`
  return `${count.charAt(0).toUpperCase()}${count.slice(1)}.`
}

function keptSentence(aside: string[]): string {
  const [first] = aside
  if (!first) return ''
  return `${aside.length === 1 ? 'The damaged file is' : 'The damaged files are'} kept in ${dirname(first)}.`
}

function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}
