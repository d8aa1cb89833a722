/** Something that wants to stand at a height; both in CSS pixels. */
export type Standing = { top: number; height: number }

/** Where each stands when they may not overlap: in their given order, each as near its wish as those above allow. */
export function stack(standings: Standing[], gap: number): number[] {
  let free = Number.NEGATIVE_INFINITY
  return standings.map(({ top, height }) => {
    const place = Math.max(top, free)
    free = place + height + gap
    return place
  })
}
