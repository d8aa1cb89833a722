/** So many crashes within so many milliseconds are a loop, which loading the page once more would only go on with. */
const tooMany = { count: 3, within: 60_000 }

/** What to do after a crash: load the page anew, show the plain page instead, or, when that one crashes too, leave. */
export type AfterCrash = 'load-again' | 'show-stopped' | 'leave'

/** `times` are those of all crashes so far, the last one included: milliseconds of any clock that only goes forward. */
export function afterCrash(times: number[], isStoppedShown: boolean): AfterCrash {
  if (isStoppedShown) return 'leave'
  const last = times.at(-1) ?? 0
  const recent = times.filter((time) => last - time < tooMany.within)
  return recent.length < tooMany.count ? 'load-again' : 'show-stopped'
}
