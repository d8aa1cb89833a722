import type { StoreNotice } from '../../../shared/contract/protection'

/** Why a second copy is set aside whole: it is of another history, or still sealed beside a store that is not. */
export type Otherness = 'forked' | 'outlived'

/** What a reader is told when the second copy is not one of this store as it is now. */
export const otherNotices = {
  setAside: (otherness: Otherness, folder: string, aside: string): StoreNotice => ({
    kind: 'recovered',
    message:
      `${whyOther[otherness](folder)} It is kept, whole and unchanged, in ${aside}; to read it: ` +
      `node tools/unseal.mjs "${aside}" > notes.json. A new second copy of the store is made in ${folder}.`,
    keptAside: aside,
  }),

  leftInPlace: (otherness: Otherness, { folder, why }: { folder: string; why: string }): StoreNotice => ({
    kind: 'recovered',
    message:
      `${whyOther[otherness](folder)} It is left in ${folder} as it is, because it could not be set aside: ${why}. Until that is put ` +
      'right and Carrel is opened again, or another folder is chosen, there is no second copy of the store. ' +
      `To read it: node tools/unseal.mjs "${folder}" > notes.json.`,
    keptAside: folder,
  }),
}

/** What is said of a second copy that is of another history than the store. */
const apart = (folder: string) =>
  `The second copy in ${folder} holds edits that the store does not have, and the store holds others in their place: ` +
  'an older copy of one was probably put back while the other was away. They were not mixed. What you see is the store ' +
  'as it was last used here, with everything that was saved in it; the other history is safe too.'

const outlived = (folder: string) =>
  `The second copy in ${folder} is from before the passphrase was removed, and still protected by it. Your notes are ` +
  'in the store, with everything that was saved since; that copy is an old one, and may go.'

const whyOther: Record<Otherness, (folder: string) => string> = { forked: apart, outlived }
