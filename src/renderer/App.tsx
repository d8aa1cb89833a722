import { type ReactNode, useEffect } from 'react'
import styles from './App.module.css'
import { Aliases } from './aliases/Aliases'
import { BackupDialog } from './backup/BackupDialog'
import { BookmarkList } from './bookmarks/BookmarkList'
import { Contents } from './contents/Contents'
import { MarginNotes } from './notes/MarginNotes'
import { NoteList } from './notes/NoteList'
import { Notices } from './notices/Notices'
import { type RefusedBrief, RefusedNotice } from './notices/Refusal'
import { Toasts } from './notices/Toasts'
import { Welcome } from './notices/Welcome'
import { KeySheet } from './palette/KeySheet'
import { Palette } from './palette/Palette'
import { Protection } from './protection/Protection'
import { HitBar } from './reader/HitBar'
import { HitTicks } from './reader/HitTicks'
import { Reader } from './reader/Reader'
import { SelectionToolbar } from './reader/SelectionToolbar'
import { Sidebar } from './Sidebar'
import { StatusLine } from './StatusLine'
import { SaveSearch } from './search/SaveSearch'
import { SearchHelp } from './search/SearchHelp'
import { SearchResults } from './search/SearchResults'
import { Appearance } from './settings/Appearance'
import { wear } from './settings/wear'
import { TopBar } from './TopBar'
import { TrashList } from './trash/TrashList'
import { Wordings } from './wordings/Wordings'
import type { Overlay } from './workbench/state'
import { useWorkbench } from './workbench/store'

/** The three columns between the bar above and the line below; features meet only here. */
export function App({ refused }: { refused: RefusedBrief[] }) {
  const settings = useWorkbench(({ workspace }) => workspace.settings)
  const overlay = useWorkbench((workbench) => workbench.overlay)
  const panel = useWorkbench((workbench) => workbench.panel)
  const isSidebarDrawn = useWorkbench((workbench) => workbench.isSidebarDrawn)
  useEffect(() => wear(settings), [settings])
  return (
    <div className={styles.app} data-sidebar={settings.isSidebarOpen || isSidebarDrawn}>
      <TopBar />
      <Sidebar>
        {panel === 'contents' && <Contents />}
        {(panel === 'contents' || panel === 'bookmarks') && <BookmarkList isAlone={panel === 'bookmarks'} />}
        {panel === 'notes' && <NoteList />}
        {panel === 'trash' && <TrashList />}
        {panel === 'results' && <SearchResults />}
      </Sidebar>
      <div className={styles.desk}>
        <Notices />
        <RefusedNotice briefs={refused} />
        <div className={styles.sheet}>
          <div className={styles.scroller} data-scroller>
            <Reader />
            <MarginNotes />
            <SelectionToolbar />
          </div>
          <HitTicks />
        </div>
        <HitBar />
        <Welcome />
      </div>
      <StatusLine />
      <Toasts />
      {overlay && overlays[overlay]}
    </div>
  )
}

/** What lies over the window, by its name. */
const overlays: Record<Overlay, ReactNode> = {
  palette: <Palette />,
  keys: <KeySheet />,
  appearance: <Appearance />,
  protection: <Protection />,
  wordings: <Wordings />,
  backup: <BackupDialog />,
  aliases: <Aliases />,
  saveSearch: <SaveSearch />,
  searchHelp: <SearchHelp />,
}
