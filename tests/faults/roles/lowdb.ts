import { join } from 'node:path'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { apply } from '../../../src/shared/workspace/apply'
import { emptyWorkspace, type Workspace } from '../../../src/shared/workspace/workspace'
import { say } from '../child/saying'
import { editAt, type Story } from '../truth/story'

/** The control: the same story kept by lowdb with its own file adapter, which says that it is saved after each write. */
export async function lowdb(given: { dataFolder: string; story: Story; count: number }): Promise<void> {
  const adapter = new JSONFile<Workspace>(join(given.dataFolder, 'workspace.json'))
  const database = new Low<Workspace>(adapter, emptyWorkspace())
  for (let index = 1; index <= given.count; index += 1) {
    database.data = apply(database.data, editAt(given.story, index, database.data))
    await database.write()
    say(`ack ${index}`)
  }
}
