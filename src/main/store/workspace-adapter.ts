import type { Adapter } from 'lowdb'
import type { StoreNotice } from '../../shared/contract'
import type { Workspace } from '../../shared/workspace'
import { openWorkspace } from './opening'
import type { Place } from './place'
import { writeWorkspace } from './write-workspace'

/** lowdb's door to the disk. After `read`, it tells what there was to tell, and whether `write` reaches the disk. */
export class WorkspaceAdapter implements Adapter<Workspace> {
  notices: StoreNotice[] = []
  isKept = false

  constructor(private readonly place: Place) {}

  async read(): Promise<Workspace> {
    const { workspace, notices, isKept } = await openWorkspace(this.place)
    this.notices = notices
    this.isKept = isKept
    return workspace
  }

  async write(workspace: Workspace): Promise<void> {
    if (this.isKept) await writeWorkspace(this.place, workspace)
  }
}
