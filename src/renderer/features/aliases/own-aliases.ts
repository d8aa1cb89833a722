import type { OwnAlias } from '../../../shared/records/own-aliases'
import { change } from '../../session/saving'
import { get } from '../../session/store'

/** Keeps a further own alias. Throws the Failure of the save. */
export async function addAlias(alias: OwnAlias): Promise<void> {
  await keep([...get().workspace.aliases, alias])
}

/** Puts another alias in the place of an own one. */
export async function replaceAlias(index: number, alias: OwnAlias): Promise<void> {
  await keep(get().workspace.aliases.with(index, alias))
}

/** Takes an own alias away. */
export async function removeAlias(index: number): Promise<void> {
  await keep(get().workspace.aliases.toSpliced(index, 1))
}

/** Puts an own alias back to where it was. */
export async function putAliasBack(index: number, alias: OwnAlias): Promise<void> {
  await keep(get().workspace.aliases.toSpliced(index, 0, alias))
}

async function keep(aliases: OwnAlias[]): Promise<void> {
  await change({ type: 'aliases', aliases })
}
