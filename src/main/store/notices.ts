import type { StoreNotice } from '../../shared/contract'
import { workspaceFile } from './place'

const memoryOnly = 'You can read and search. Nothing you write in this session will be kept.'

/** What a reader is told about a store that did not open as expected. `why` is half a sentence. */
export const notices = {
  missing: (directory: string): StoreNotice => ({
    kind: 'missing',
    message:
      `Carrel has been used here before, but its file ${workspaceFile} is gone from ${directory}. ` +
      'Carrel starts with an empty one. If you have a copy, close Carrel, put the copy back, and open Carrel again.',
    keptAside: null,
  }),

  damaged: (why: string, keptAside: string): StoreNotice => ({
    kind: 'damaged',
    message:
      `Carrel could not use the file with your notes: ${why}. It is kept, unchanged, as ${keptAside}. ` +
      'Carrel starts with an empty one, and new notes are saved. Keep that file: what can be rescued is in it.',
    keptAside,
  }),

  damagedInPlace: (why: string, path: string, whyNot: string): StoreNotice => ({
    kind: 'damaged',
    message:
      `Carrel could not use the file with your notes: ${why}. It could not be set aside either, because ${whyNot}. ` +
      `It stays untouched as ${path}. ${memoryOnly} Move the file elsewhere and open Carrel again.`,
    keptAside: null,
  }),

  newer: (path: string, keptAside: string | null): StoreNotice => ({
    kind: 'newer',
    message:
      `Your notes were last saved by a newer Carrel, and this one cannot read them. ${path} is left exactly as it is` +
      `${keptAside === null ? '' : `, and a copy is at ${keptAside}`}. ${memoryOnly} Open them with the newer Carrel.`,
    keptAside,
  }),

  unreadable: (path: string, why: string): StoreNotice => ({
    kind: 'unreadable',
    message:
      `Carrel could not read ${path}: ${why}. Nothing was changed there. ${memoryOnly} ` +
      'Put this right and open Carrel again.',
    keptAside: null,
  }),

  readOnly: (directory: string, why: string): StoreNotice => ({
    kind: 'read-only',
    message:
      `Carrel cannot write to its data folder ${directory}: ${why}. What is already there is safe and shown. ` +
      `${memoryOnly} Make the folder writable and open Carrel again.`,
    keptAside: null,
  }),
}
