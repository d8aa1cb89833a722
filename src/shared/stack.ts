/** Something that wants to stand at a height; both in CSS pixels. */
export type Standing = { top: number; height: number }

/** What is to be kept between them, how high the place is, and which stands where it wishes, whatever is above: or -1. */
export type Room = { gap: number; height: number; held: number }

/** Some that touch each other: how many, what they weigh together, and the sum of their weighted wishes. */
type Cluster = { count: number; weight: number; sum: number }

/**
 * Where each stands when they may not overlap: in their given order, all as near their wishes as the others allow (the
 * least sum of squared distances, by pooling neighbours that violate the order), and within the place if they fit.
 */
export function stack(standings: readonly Standing[], { gap, height, held }: Room): number[] {
  let taken = 0
  const above = standings.map((each) => {
    const before = taken
    taken += each.height + gap
    return before
  })
  const clusters: Cluster[] = []
  for (const [index, { top }] of standings.entries()) {
    const weight = index === held ? immovable : 1
    let last = { count: 1, weight, sum: weight * (top - (above[index] ?? 0)) }
    for (let before = clusters.at(-1); before && meanOf(before) > meanOf(last); before = clusters.at(-1)) {
      last = together(before, last)
      clusters.pop()
    }
    clusters.push(last)
  }
  const lowest = Math.max(0, height - (taken - gap))
  const within = (wish: number) => (held < 0 ? Math.max(0, Math.min(wish, lowest)) : wish)
  const shifts = clusters.flatMap((each) => Array<number>(each.count).fill(within(meanOf(each))))
  return above.map((before, index) => before + (shifts[index] ?? 0))
}

const immovable = 1e9

function meanOf({ sum, weight }: Cluster): number {
  return sum / weight
}

function together(one: Cluster, other: Cluster): Cluster {
  return { count: one.count + other.count, weight: one.weight + other.weight, sum: one.sum + other.sum }
}
