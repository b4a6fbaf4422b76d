import * as v from 'valibot'
import { id, needed, oneOf, strict, text, whole } from '../kit/input.ts'
import { severalItems } from '../kit/said-input.ts'
import { doseValue } from '../vaccination/input.ts'
import { FAMILY_KINDS, HISTORY_KINDS, USUAL_LEAST, USUAL_MOST } from './rule.ts'

const values = {
  usual: strict({ tenths: whole(USUAL_LEAST, USUAL_MOST) }),
  doctor: strict({ name: needed(40), phone: text(20), note: text(60) }),
  history: strict({ what: oneOf(HISTORY_KINDS), name: needed(30), since: text(20), note: text(200) }),
  dose: doseValue,
  mark: strict({ text: needed(10) }),
}

/** One thing said of an item; null: it no longer is so. */
const of = <Kind extends keyof typeof values, More extends v.ObjectEntries>(kind: Kind, more: More) =>
  strict({ kind: v.literal(kind), item: id, value: v.nullable(values[kind]), ...more })

const said = v.variant('kind', [of('usual', {}), of('doctor', {}), of('history', {}), of('dose', {})], '知らない種類です')
/** Staff name the entry they saw standing, so that nobody writes over what another just wrote. */
const upon = { upon: v.nullable(id) }
const written = v.variant(
  'kind',
  [of('usual', upon), of('doctor', upon), of('history', upon), of('dose', upon), of('mark', upon)],
  '知らない種類です',
)

/** A guardian's word; it waits until the nursery confirms it. */
export const proposeHealth = strict({ id, childId: id, items: severalItems(said) })
/** The nursery's own; it stands at once. */
export const writeHealth = strict({ id, childId: id, items: severalItems(written) })

const entry = { item: id, entryId: id }
export const confirmHealth = strict({ id, childId: id, entries: severalItems(strict({ kind: oneOf(FAMILY_KINDS), ...entry })) })
/** Sent back with a sentence for the family. */
export const returnHealth = strict({ id, childId: id, kind: oneOf(FAMILY_KINDS), ...entry, note: needed(200) })
export const withdrawHealth = strict({ id, childId: id, kind: oneOf(FAMILY_KINDS), ...entry })

export const childQuery = strict({ childId: id })
