import type { OwnAlias } from '../../../shared/records/own-aliases'
import { change } from '../../session/saving'

/** Keeps a further own alias. Throws the Failure of the save. */
export async function addAlias(alias: OwnAlias): Promise<void> {
  await change({ type: 'putAlias', alias, instead: null, index: null })
}

/** Puts another alias in the place of an own one. */
export async function replaceAlias(instead: OwnAlias, alias: OwnAlias): Promise<void> {
  await change({ type: 'putAlias', alias, instead, index: null })
}

/** Takes an own alias away. */
export async function removeAlias(alias: OwnAlias): Promise<void> {
  await change({ type: 'removeAlias', alias })
}

/** Puts an own alias back to where it was. */
export async function putAliasBack(index: number, alias: OwnAlias): Promise<void> {
  await change({ type: 'putAlias', alias, instead: null, index })
}
