import { Menu } from 'electron'
import type { CommandId } from '../../shared/commands'
import { menuTemplate } from './menu-template'

/** Sets the application's menu; `choose` hears which command was picked. */
export function setMenu(choose: (id: CommandId) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(choose)))
}
