import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { lock, protect } from '../desk/locked'
import { expect, test } from '../desk/workbench'

const projectRoot = fileURLToPath(new URL('../../..', import.meta.url))

for (const isLocked of [false, true]) {
  test(`a second start brings ${isLocked ? 'the lock page' : 'the page'} forward and leaves`, async ({
    workbench,
    userData,
    display,
  }) => {
    if (isLocked) {
      await protect(workbench)
      await lock(workbench)
    }
    const isVisible = () =>
      workbench.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
    await workbench.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
    expect(await isVisible()).toBe(false)
    const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const second = spawn(
      await workbench.app.evaluate(() => process.execPath),
      [...flags, projectRoot, `--user-data-dir=${userData}`],
      { env: { ...process.env, ...(display && { DISPLAY: display }) }, stdio: 'ignore' },
    )
    const [code] = await once(second, 'exit')
    expect(code).toBe(0)
    await expect.poll(isVisible).toBe(true)
    await expect(workbench.page).toHaveURL(isLocked ? 'app://lock/' : 'app://carrel/')
  })
}
