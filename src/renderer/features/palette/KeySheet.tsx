import { commandIds, commands } from '../../../shared/commands'
import { attempt, readable } from '../../commands'
import { changeSettings } from '../../session/settings'
import { set, useWorkbench } from '../../session/store'
import { Dialog } from '../../ui/Dialog'
import styles from './KeySheet.module.css'

const groups = ['Go', 'Annotate', 'View', 'File', 'Help'] as const

/** All keys, from the one table of commands. */
export function KeySheet() {
  const isOn = useWorkbench(({ workspace }) => workspace.settings.singleKeys)
  return (
    <Dialog label="All keys" onClose={() => set({ overlay: null })} isReadFirst>
      <div className={styles.sheet}>
        {groups.map((group) => (
          <section key={group}>
            <h2 className={styles.group}>{group}</h2>
            {commandIds
              .filter((id) => commands[id].menu === group && commands[id].keys.length > 0)
              .map((id) => (
                <p key={id} className={styles.key}>
                  <span>{commands[id].title}</span>
                  <span>
                    {commands[id].keys.map((key) => (
                      <kbd key={key}>{readable(key)}</kbd>
                    ))}
                  </span>
                </p>
              ))}
          </section>
        ))}
      </div>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={isOn}
          onChange={() => void attempt(() => changeSettings({ singleKeys: !isOn }))}
        />
        Letters alone are shortcuts (outside text fields)
      </label>
    </Dialog>
  )
}
