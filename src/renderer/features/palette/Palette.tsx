import { commandIds, commands } from '../../../shared/commands'
import { createMatcher } from '../../../shared/matching'
import { keyOf, run } from '../../commands'
import { set } from '../../session/store'
import { Chooser } from '../../ui/chooser/Chooser'

const choices = commandIds
  .filter((id) => id !== 'palette')
  .map((id) => ({ id, title: commands[id].title, about: keyOf(id), isKey: true }))
const match = createMatcher(choices, ({ title }) => title)

/** Every command by name. */
export function Palette() {
  return (
    <Chooser
      label="Command palette"
      field="Command"
      list="Commands"
      placeholder="What would you like to do?"
      none="No command is called that."
      match={match}
      onChoose={({ id }) => void run(id)}
      onClose={() => set({ overlay: null })}
    />
  )
}
