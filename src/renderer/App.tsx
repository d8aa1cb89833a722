import { type ReactNode, useEffect } from 'react'
import styles from './App.module.css'
import { Aliases } from './features/aliases/Aliases'
import { BackupDialog } from './features/backup/BackupDialog'
import { BookmarkList } from './features/bookmarks/BookmarkList'
import { Contents } from './features/contents/Contents'
import { Desk } from './features/desk/Desk'
import { Sidebar } from './features/frame/Sidebar'
import { StatusLine } from './features/frame/StatusLine'
import { TopBar } from './features/frame/TopBar'
import { HitBar } from './features/hits/HitBar'
import { HitTicks } from './features/hits/HitTicks'
import { BriefList } from './features/library/BriefList'
import { OpenBrief } from './features/library/OpenBrief'
import { MarginNotes } from './features/notes/MarginNotes'
import { NoteList } from './features/notes/NoteList'
import { Notices } from './features/notices/Notices'
import { RefusedNotice } from './features/notices/Refusal'
import { Toasts } from './features/notices/Toasts'
import { Welcome } from './features/notices/Welcome'
import { KeySheet } from './features/palette/KeySheet'
import { Palette } from './features/palette/Palette'
import { Protection } from './features/protection/Protection'
import { Reader } from './features/reader/Reader'
import { SelectionToolbar } from './features/reader/SelectionToolbar'
import { SearchBox } from './features/search/SearchBox'
import { SearchResults } from './features/search/SearchResults'
import { SaveSearch } from './features/search-dialogs/SaveSearch'
import { SearchHelp } from './features/search-dialogs/SearchHelp'
import { Appearance } from './features/settings/Appearance'
import { wear } from './features/settings/wear'
import { TrashList } from './features/trash/TrashList'
import { Wordings } from './features/wordings/Wordings'
import { useMarginDrawer, usePanes } from './pane/desk'
import { PaneContext } from './pane/use-pane'
import type { Overlay } from './session/state'
import { useWorkbench } from './session/store'

/** The three columns between the bar above and the line below; features meet only here. */
export function App() {
  const { focused } = usePanes()
  const settings = useWorkbench(({ workspace }) => workspace.settings)
  const overlay = useWorkbench((workbench) => workbench.overlay)
  const panel = useWorkbench((workbench) => workbench.panel)
  const isSidebarDrawn = useWorkbench((workbench) => workbench.isSidebarDrawn)
  const isMarginDrawer = useMarginDrawer()
  useEffect(() => wear(settings), [settings])
  useEffect(sayThatItListens, [])
  return (
    <PaneContext value={focused}>
      <div className={styles.app} data-sidebar={settings.isSidebarOpen || isSidebarDrawn}>
        <TopBar>
          <SearchBox />
        </TopBar>
        <Sidebar head={<BriefList />}>
          {panel === 'contents' && <Contents />}
          {(panel === 'contents' || panel === 'bookmarks') && (
            <BookmarkList isAlone={panel === 'bookmarks'} />
          )}
          {panel === 'notes' && <NoteList />}
          {panel === 'trash' && <TrashList />}
          {panel === 'results' && <SearchResults />}
        </Sidebar>
        <div className={styles.desk}>
          <Notices />
          <RefusedNotice />
          <Desk>
            <div className={styles.sheet}>
              <div className={styles.scroller} data-scroller data-drawer={isMarginDrawer}>
                <Reader />
                <MarginNotes />
                <SelectionToolbar />
              </div>
              <HitTicks />
            </div>
            <HitBar />
          </Desk>
          <Welcome />
        </div>
        <StatusLine />
        <Toasts />
        {overlay && overlays[overlay]}
      </div>
    </PaneContext>
  )
}

/** Runs when all that is on the page is drawn and has its listeners: whoever drives the window from outside waits for this. */
function sayThatItListens(): void {
  document.documentElement.dataset.listens = ''
}

/** What lies over the window, by its name. */
const overlays: Record<Overlay, ReactNode> = {
  palette: <Palette />,
  open: <OpenBrief />,
  keys: <KeySheet />,
  appearance: <Appearance />,
  protection: <Protection />,
  wordings: <Wordings />,
  backup: <BackupDialog />,
  aliases: <Aliases />,
  saveSearch: <SaveSearch />,
  searchHelp: <SearchHelp />,
}
