import type { ListedBrief } from '../../../shared/contract/library'
import { useWorkbench } from '../../session/store'
import styles from './Notices.module.css'

export type RefusedBrief = Extract<ListedBrief, { isVerified: false }>

/** Whether a brief of the list cannot be shown. */
export function isRefused(brief: ListedBrief): brief is RefusedBrief {
  return !brief.isVerified
}

/** The whole window when no bundled brief could be trusted: what was found, what is safe, what to do. */
export function Refusal({ briefs, dataFolder }: { briefs: RefusedBrief[]; dataFolder: string }) {
  return (
    <main className={styles.refusal}>
      <h1>Carrel can’t show this brief</h1>
      {briefs.length === 0 && <p>No brief was found beside the program. Install Carrel again.</p>}
      {briefs.map(({ name, message }) => (
        <p key={name} role="alert">
          {message}
        </p>
      ))}
      <p>
        Your notes and bookmarks are untouched in <code>{dataFolder}</code>.
      </p>
    </main>
  )
}

/** The same, above the page, when another brief could be opened. */
export function RefusedNotice() {
  const briefs = useWorkbench((workbench) => workbench.briefs)
  return briefs.filter(isRefused).map(({ name, message }) => (
    <p key={name} role="alert" className={styles.notice}>
      {message}
    </p>
  ))
}
