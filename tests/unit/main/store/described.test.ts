import { execFileSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { freshPlace, open, textsOf } from './folder'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const passphrase = 'Imjin river at dawn'

/** Writes the files that the format description shows of one of its two stores into a folder. */
async function writeExample(kind: string): Promise<string> {
  const page = await readFile(join(root, 'docs/store.md'), 'utf8')
  const { directory } = await freshPlace()
  await mkdir(directory)
  const shown = [...page.matchAll(/^```text (\w+)\/(\S+)\n(.*?)^```/gms)].filter(
    ([, store]) => store === kind,
  )
  for (const [, , name = '', bytes = ''] of shown) await writeFile(join(directory, name), bytes)
  expect(shown).toHaveLength(kind === 'plain' ? 3 : 2)
  return directory
}

describe.each(['plain', 'sealed'])('the %s example of the format description', (kind) => {
  test('is read by Carrel', async () => {
    const directory = await writeExample(kind)
    const place = {
      ...(await freshPlace()),
      directory,
      mirror: { folder: join(dirname(directory), 'mirror'), isOwnChoice: false },
    }
    const store = await open(place, kind === 'sealed' ? passphrase : null)
    expect(textsOf(store)).toEqual(['Who says so? 누가?'])
    expect(store.isKept).toBe(true)
    if (kind === 'plain') expect(store.notices).toEqual([])
  })

  test('is read without Carrel', async () => {
    const tool = join(root, 'tools/unseal.mjs')
    const given = { input: `${passphrase}\n`, encoding: 'utf8', stdio: 'pipe' } as const
    const notes = JSON.parse(execFileSync(process.execPath, [tool, await writeExample(kind)], given))
    expect(textsOf({ workspace: notes })).toEqual(['Who says so? 누가?'])
  })
})
