import { forgeries } from '../../crypto/forgeries'
import { keyFlips } from '../../crypto/key-flips'
import { kills } from '../../crypto/kills'
import { misplaced } from '../../crypto/misplaced'
import { passphrases } from '../../crypto/passphrases'
import { records } from '../../crypto/records'
import { makeSealed } from '../../crypto/sealed-store'
import { type Suite, together } from '../../runner/suite'

/** What somebody without the passphrase can do to sealed files, and what can happen to the passphrase itself. */
export const crypto: Suite = {
  name: 'crypto',
  async run(context) {
    const sealed = await makeSealed(await context.folder(), 'one')
    const other = await makeSealed(await context.folder(), 'other')
    return together([
      await keyFlips(context, sealed),
      await records(context, { sealed, other }),
      await misplaced(context, { sealed, other }),
      await forgeries(context, { sealed, other }),
      await passphrases(context, sealed),
      await kills(context),
    ])
  },
}
