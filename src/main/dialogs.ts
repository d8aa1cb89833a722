import { type BrowserWindow, dialog } from 'electron'

/** Tells that the page stopped again right after it was loaded anew. True if the reader wants it tried once more. */
export async function askToReload(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: 'Carrel',
    message: 'The page of this window has stopped twice.',
    detail:
      'Everything that was saved is safe. You can load the page again, or close Carrel and open it later.',
    buttons: ['Load again', 'Close Carrel'],
    defaultId: 0,
    cancelId: 1,
  })
  return response === 0
}
