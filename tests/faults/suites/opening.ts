import { must, type Suite } from '../suite'

/** The harness itself: a child opens a store that was never there, and says so. */
export const opening: Suite = {
  name: 'opening',
  run: (context) =>
    context.cases({
      count: context.count(2, 4),
      async run(at) {
        const place = { dataFolder: await at.folder() }
        const child = at.child({ role: 'open', given: { place, passphrase: null } })
        const line = await child.line('opened')
        must(line.includes('"isKept":true'), `a new store is not kept: ${line}`)
        const { code } = await child.ended
        must(code === 0, `the child ended with ${code}`)
        return { opened: 1 }
      },
    }),
}
