import type { Page } from '@playwright/test'

/** A font that letters were really drawn in, how many of them, and whether it came with the app. */
export type Font = { name: string; letters: number; isBundled: boolean }

/** The fonts that the browser drew the matching elements' text in, as its own inspector sees them. */
export async function fontsOf(page: Page, selector: string): Promise<Font[]> {
  await page.evaluate(async () => void (await document.fonts.ready))
  const inspector = await page.context().newCDPSession(page)
  await inspector.send('DOM.enable')
  await inspector.send('CSS.enable')
  const { root } = await inspector.send('DOM.getDocument')
  const { nodeIds } = await inspector.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector })
  const answers = await Promise.all(
    nodeIds.map((nodeId) => inspector.send('CSS.getPlatformFontsForNode', { nodeId })),
  )
  await inspector.detach()
  return answers.flatMap(({ fonts }) =>
    fonts.map(({ familyName, glyphCount, isCustomFont }) => ({
      name: familyName,
      letters: glyphCount,
      isBundled: isCustomFont,
    })),
  )
}
