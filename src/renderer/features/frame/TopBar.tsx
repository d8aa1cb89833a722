import type { ReactNode } from 'react'
import { hintOf, run } from '../../commands'
import { useMarginDrawer } from '../../pane/desk'
import { usePane, usePaneState } from '../../pane/use-pane'
import { set, useWorkbench } from '../../session/store'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import styles from './TopBar.module.css'

/** The bar above everything: the name, the search field given to it, and what the whole window can do. */
export function TopBar({ children }: { children: ReactNode }) {
  const isSidebarDrawn = useWorkbench((workbench) => workbench.isSidebarDrawn)
  const { state } = usePane()
  const isMarginOpen = usePaneState(({ isMarginOpen }) => isMarginOpen)
  const isMarginDrawer = useMarginDrawer()
  return (
    <header className={styles.bar}>
      <div className={styles.brand}>
        <Icon name="desk" />
        <span>Carrel</span>
      </div>
      <Button
        look="icon"
        className={styles.sidebarToggle ?? ''}
        aria-label="Left column"
        aria-expanded={isSidebarDrawn}
        onClick={() => set({ isSidebarDrawn: !isSidebarDrawn })}
      >
        <Icon name="sidebar" />
      </Button>
      {children}
      <div className={styles.tools}>
        <Button
          look="quiet"
          onClick={() => void run('appearance')}
          title={hintOf('appearance')}
          aria-label="Appearance"
        >
          Aa
        </Button>
        <Button look="quiet" onClick={() => void run('keys')} title={hintOf('keys')} aria-label="All keys">
          ?
        </Button>
        {isMarginDrawer && (
          <Button
            look="icon"
            aria-label="Margin"
            aria-expanded={isMarginOpen}
            onClick={() => state.setState({ isMarginOpen: !isMarginOpen })}
          >
            <Icon name="margin" />
          </Button>
        )}
        <span
          className={styles.offline}
          title="Carrel makes no connections: it reads and writes on this machine only."
        >
          <span className={styles.word}>Offline</span>
        </span>
      </div>
    </header>
  )
}
