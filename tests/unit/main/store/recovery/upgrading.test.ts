import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Place } from '../../../../../src/main/store/files/place'
import type { Annotation } from '../../../../../src/shared/records/annotation'
import { presentSchema, type Schema } from '../../../../../src/shared/workspace/upgrade'
import { schemaVersion } from '../../../../../src/shared/workspace/workspace'
import {
  asAfterCrash,
  freshPlace,
  journalsIn,
  mirrorInStep,
  namesIn,
  note,
  open,
  put,
  textsOf,
} from '../folder'

const next = schemaVersion + 1

/** Notes have one more field, which none may lack: this program, as if the next one had it. */
const Graded = z.custom<Annotation>((value) => isGraded(value))
const isGraded = (value: unknown) =>
  typeof value === 'object' && value !== null && 'grade' in value && value.grade === 'F6'
const graded = (annotation: object) => ({ ...annotation, grade: 'F6' })

const Saved = z.looseObject({ type: z.string().optional(), annotation: z.unknown().optional() })
const step = {
  workspace: (saved: object) => ({
    ...saved,
    schema: next,
    annotations:
      'annotations' in saved ? z.array(z.looseObject({})).parse(saved.annotations).map(graded) : [],
  }),
  operation: (saved: object) => {
    const { annotation, ...rest } = Saved.parse(saved)
    return annotation === undefined
      ? rest
      : { ...rest, annotation: graded(z.looseObject({}).parse(annotation)) }
  },
}

/** The chain of this program with one step more. */
const pretended: Schema = {
  number: next,
  steps: { ...presentSchema.steps, [schemaVersion]: step },
  Workspace: z.custom<ReturnType<typeof presentSchema.Workspace.parse>>(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      'schema' in value &&
      value.schema === next &&
      'annotations' in value &&
      z.array(Graded).safeParse(value.annotations).success,
  ),
  Operation: z.custom<ReturnType<typeof presentSchema.Operation.parse>>(
    (value) =>
      typeof value === 'object' && value !== null && (!('annotation' in value) || isGraded(value.annotation)),
  ),
}

/** What a killed process leaves of three notes that were acknowledged, and of which no snapshot knows. */
async function killed(): Promise<Place> {
  const place = await freshPlace()
  const store = await open(place)
  for (const number of [1, 2, 3]) await store.commit(put(number))
  await mirrorInStep(place)
  return asAfterCrash(place)
}

describe('the next Carrel, whose notes have one field more', () => {
  test('has every acknowledged note of a process that was killed', async () => {
    const place = { ...(await killed()), schema: pretended }
    const store = await open(place)
    expect(store).toMatchObject({ notices: [], isKept: true })
    expect(textsOf(store)).toEqual(['note 1', 'note 2', 'note 3'])
    for (const annotation of store.workspace.annotations) expect(annotation).toHaveProperty('grade', 'F6')
    await store.close()
    expect(textsOf(await open(place))).toEqual(['note 1', 'note 2', 'note 3'])
  })

  test('keeps what it began with, byte for byte, and writes in its own schema', async () => {
    const place = { ...(await killed()), schema: pretended }
    const [journal = ''] = await journalsIn(place.directory)
    const before = await readFile(journal)
    await (await open(place)).close()
    const copies = await namesIn(join(place.directory, 'pre-migration'))
    const kept = await Promise.all(
      copies.map((name) => readFile(join(place.directory, 'pre-migration', name))),
    )
    expect(kept.some((bytes) => bytes.equals(before))).toBe(true)
    const store = await open(place)
    await store.commit(() => ({ type: 'put', annotation: z.custom<Annotation>().parse(graded(note(4))) }))
    const [head] = (await readFile((await journalsIn(place.directory)).at(-1) ?? '', 'utf8')).split('\n')
    expect(JSON.parse(head ?? '')).toMatchObject({ schema: next })
    expect(
      textsOf(await open(await asAfterCrash(place).then((crashed) => ({ ...crashed, schema: pretended })))),
    ).toEqual(['note 1', 'note 2', 'note 3', 'note 4'])
  })

  test('loses an acknowledged note where its edits are not upgraded: a control', async () => {
    const { operation: _, ...half } = step
    const blind = { ...half, operation: (saved: object) => saved }
    const schema = { ...pretended, steps: { ...pretended.steps, [schemaVersion]: blind } }
    const store = await open({ ...(await killed()), schema })
    expect(textsOf(store)).toEqual([])
    expect(store).toMatchObject({ notices: [{ kind: 'newer' }], isKept: false })
  })

  test('is told by this one, which changes nothing', async () => {
    const place = await killed()
    await (await open({ ...place, schema: pretended })).close()
    const before = await namesIn(place.directory)
    const store = await open(place)
    expect(store).toMatchObject({ notices: [{ kind: 'newer' }], isKept: false })
    await store.close()
    expect(await namesIn(place.directory)).toEqual(before)
  })
})
