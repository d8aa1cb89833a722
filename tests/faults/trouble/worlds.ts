import { isDeepStrictEqual } from 'node:util'
import type { Workspace } from '../../../src/shared/workspace/workspace'

/** What an edit makes of a workspace. */
export type Edit = (workspace: Workspace) => Workspace

/**
 * Every state that the disk may show. What was acknowledged is in all of them; what was refused may have reached the
 * disk or not, once and as it was meant; nothing else is possible. `live` is what the open store must show.
 */
export class Worlds {
  private possible: Workspace[]

  constructor(public live: Workspace) {
    this.possible = [live]
  }

  acknowledge(edit: Edit): void {
    this.live = edit(this.live)
    this.possible = this.possible.map(edit)
  }

  refuse(edit: Edit): void {
    this.possible = [...this.possible, ...this.possible.map(edit)]
  }

  has(workspace: Workspace): boolean {
    return this.possible.some((world) => isDeepStrictEqual(world, workspace))
  }

  /** It was seen which one it is. */
  settle(workspace: Workspace): void {
    this.live = workspace
    this.possible = [workspace]
  }
}

/** The notes of a workspace in short, for a person to read. */
export function inShort({ annotations }: Workspace): string {
  return annotations.map((one) => (one.kind === 'note' ? one.text : one.kind)).join(',')
}
