import { useMemo } from 'react'
import { createMatcher } from '../../../shared/matching'
import { attempt } from '../../commands'
import { showBrief } from '../../pane/panes'
import { set, useWorkbench } from '../../session/store'
import { Chooser } from '../../ui/chooser/Chooser'

/** Every brief that can be shown, by a few letters of its title: it opens in the pane that has the focus. */
export function OpenBrief() {
  const briefs = useWorkbench((workbench) => workbench.briefs)
  const match = useMemo(
    () =>
      createMatcher(
        briefs.flatMap((each) => (each.isVerified ? choiceOf(each.metadata) : [])),
        ({ title }) => title,
      ),
    [briefs],
  )
  return (
    <Chooser
      label="Open"
      field="Brief"
      list="Briefs"
      placeholder="A few letters of the title"
      none="No brief is called that."
      match={match}
      onChoose={({ id }) => void attempt(() => showBrief(id))}
      onClose={() => set({ overlay: null })}
    />
  )
}

function choiceOf({ id, title, date }: { id: string; title: string; date: string }) {
  return { id, title, about: date.slice(0, 4) }
}
