import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { Settings } from '../../shared/records/settings'
import { writeDurably } from '../store/disk/durable-file'
import { readRegularFile } from '../store/disk/read-file'

const pixels = z.number().int().min(-100_000).max(100_000)
const Bounds = z.strictObject({ x: pixels, y: pixels, width: pixels, height: pixels })
/** A rectangle of the desktop, in device-independent pixels. */
export type Bounds = z.infer<typeof Bounds>

/** How the window stood when it was last closed; `theme` is for the colour it shows before the page is there. */
export const WindowState = z.strictObject({
  bounds: Bounds,
  isMaximized: z.boolean(),
  zoomFactor: z.number().min(0.25).max(5),
  theme: Settings.shape.theme,
})
export type WindowState = z.infer<typeof WindowState>

const name = 'window.json'

/** How the window stood, or null if that is not known: this is a comfort, so a bad file is simply replaced. */
export async function readWindowState(directory: string): Promise<WindowState | null> {
  try {
    const checked = WindowState.safeParse(
      JSON.parse((await readRegularFile(join(directory, name))).toString()),
    )
    return checked.success ? checked.data : null
  } catch {
    return null
  }
}

/** Throws the system's error. */
export async function writeWindowState(directory: string, state: WindowState): Promise<void> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(state)}\n`)
  await writeDurably({ directory, name, bytes, random: randomBytes(8).toString('hex') })
}

export const smallest = { width: 320, height: 400 }
const usual = { width: 1440, height: 900 }
const grip = 64

/**
 * Bounds that a person can see and grip: as they were if at least 64 pixels of them lie on a display, else the usual
 * size in the middle of the first one; never larger than the display, never smaller than the smallest.
 */
export function visibleBounds(wanted: Bounds | null, displays: Bounds[]): Bounds {
  const [first] = displays
  if (!first) return wanted ?? { x: 0, y: 0, ...usual }
  const display = wanted && displays.find((candidate) => isWithinReach(wanted, candidate))
  if (wanted && display) return { ...wanted, ...clipped(wanted, display) }
  const size = clipped(usual, first)
  return {
    x: first.x + Math.floor((first.width - size.width) / 2),
    y: first.y + Math.floor((first.height - size.height) / 2),
    ...size,
  }
}

type Size = { width: number; height: number }

function clipped(size: Size, display: Size): Size {
  return {
    width: Math.max(smallest.width, Math.min(size.width, display.width)),
    height: Math.max(smallest.height, Math.min(size.height, display.height)),
  }
}

/** The top edge counts most: a window is gripped by its title. */
function isWithinReach(bounds: Bounds, display: Bounds): boolean {
  const across = Math.min(bounds.x + bounds.width, display.x + display.width) - Math.max(bounds.x, display.x)
  const isTopInside = bounds.y >= display.y && bounds.y + grip <= display.y + display.height
  return across >= grip && isTopInside
}
