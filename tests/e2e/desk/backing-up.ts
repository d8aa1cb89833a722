import type { ElectronApplication } from '@playwright/test'

/** Lets the system's own dialogs answer this file, or nothing. */
export async function answerDialogs(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, file) => {
    const asked: unknown[] = []
    const answered = { canceled: file === null, filePath: file ?? '', filePaths: file === null ? [] : [file] }
    const answer = async (_: unknown, options: unknown) => {
      asked.push(options)
      return answered
    }
    Object.assign(dialog, { showSaveDialog: answer, showOpenDialog: answer })
    Object.assign(globalThis, { asked })
  }, path)
}
