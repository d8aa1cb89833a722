import { bookmark } from './bookmark'
import { highlight } from './highlight'
import { note } from './note'

/** Every kind of annotation there is: the only list of them. */
export const kinds = [highlight, note, bookmark] as const
