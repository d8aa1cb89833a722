import { type FormEvent, useEffect, useRef, useState } from 'react'
import { limits, tooLong } from '../../../shared/limits'
import { oneLine } from '../../../shared/one-line'
import { faultOfName } from '../../../shared/records/remembered-searches'
import { visible } from '../../../shared/visible'
import { saveSearch } from '../../find/remembering'
import { useAsking } from '../../session/asking'
import { set, useWorkbench } from '../../session/store'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { TextField } from '../../ui/form/TextField'
import styles from './SaveSearch.module.css'

const close = () => set({ overlay: null, queryToSave: null })

/** Gives a search its name, or another one. */
export function SaveSearch() {
  const searches = useWorkbench(({ workspace }) => workspace.searches)
  const query = useWorkbench(({ queryToSave }) => queryToSave) ?? ''
  const saved = searches.find((search) => search.query === query)
  const [name, setName] = useState(saved?.name ?? query.slice(0, limits.phrase))
  const [fault, setFault] = useState<string | null>(null)
  const { otherFault, ask } = useAsking()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])

  async function onSubmit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const search = { name: oneLine(name), query }
    const found = faultOfName(searches, search)
    setFault(found)
    if (!found && (await ask(() => saveSearch(search)))) close()
  }
  const title = saved ? 'Rename this search' : 'Save this search'
  return (
    <Dialog label={title} onClose={close}>
      <form className={styles.form} onSubmit={(event) => void onSubmit(event)}>
        <h2 className={styles.heading}>{title}</h2>
        <p className={styles.query}>{visible(query)}</p>
        <TextField
          label="Name"
          ref={field}
          value={name}
          onChange={setName}
          fault={tooLong(oneLine(name).length, limits.phrase) ?? fault ?? otherFault}
        />
        <div className={styles.buttons}>
          <Button type="submit" look="main">
            Save
          </Button>
          <Button look="quiet" onClick={close}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
