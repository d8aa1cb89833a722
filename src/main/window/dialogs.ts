import { type BrowserWindow, dialog } from 'electron'

const backups = [{ name: 'Carrel backups', extensions: ['carrel-backup'] }]
const anyFile = { name: 'All files', extensions: ['*'] }

/** Asks where a backup shall be written, with this path as the proposal; null when the reader would rather not. */
export async function askWhereToBackUp(window: BrowserWindow, proposal: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Back up to a file',
    buttonLabel: 'Back up',
    defaultPath: proposal,
    filters: backups,
    properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'],
  })
  return canceled || filePath === '' ? null : filePath
}

/** Asks which backup is meant, beginning in this folder; null when none is. */
export async function askWhichBackup(window: BrowserWindow, folder: string): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose a backup',
    buttonLabel: 'Look at it',
    defaultPath: folder,
    filters: [...backups, anyFile],
    properties: ['openFile', 'dontAddToRecent'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** Asks for the folder of the second copy, beginning in this one; null when none is chosen. */
export async function askForMirrorFolder(window: BrowserWindow, folder: string): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose a folder for the second copy',
    buttonLabel: 'Keep the copy here',
    defaultPath: folder,
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}
