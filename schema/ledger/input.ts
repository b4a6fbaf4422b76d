import * as v from 'valibot'
import { phone } from '../child/input.ts'
import { day, id, listOf, needed, oneOf, strict, text, whole } from '../kit/input.ts'
import { severalItems } from '../kit/said-input.ts'
import { BLOOD_TYPES, CATEGORIES, FAMILY_LEDGER, NEEDS, WHYS } from './rule.ts'

const values = {
  certificate: v.pipe(
    strict({ category: oneOf(CATEGORIES), need: oneOf(NEEDS), from: day, until: v.nullable(day), number: text(20) }),
    v.forward(
      v.check(({ from, until }) => until === null || until >= from, 'はじめの日より後にしてください'),
      ['until'],
    ),
  ),
  home: strict({ address: needed(120), phone, note: text(120) }),
  contact: strict({
    order: whole(1, 9),
    name: needed(40),
    relationship: needed(20),
    phone: v.pipe(
      phone,
      v.check((given) => given !== '', '電話番号を入れてください'),
    ),
    note: text(60),
  }),
  household: strict({ name: needed(40), relationship: needed(20), birth: text(20), note: text(60) }),
  insurance: strict({ kind: needed(20), insurer: text(40) }),
  blood: strict({ type: oneOf(BLOOD_TYPES), rh: oneOf(['+', '-', 'unknown']) }),
  upbringing: strict({ text: needed(600) }),
  circumstances: strict({ text: needed(600) }),
}

/** One thing said of an item; null: it no longer is so. */
const of = <Kind extends keyof typeof values, More extends v.ObjectEntries>(kind: Kind, more: More) =>
  strict({ kind: v.literal(kind), item: id, value: v.nullable(values[kind]), ...more })
/** Staff name the entry they saw last, so that nobody writes over what another just wrote. */
const upon = { upon: v.nullable(id) }

const UNKNOWN = '知らない種類です'
const said = v.variant(
  'kind',
  [of('home', {}), of('contact', {}), of('household', {}), of('insurance', {}), of('blood', {}), of('upbringing', {})],
  UNKNOWN,
)
const written = v.variant(
  'kind',
  [
    of('certificate', upon),
    of('home', upon),
    of('contact', upon),
    of('household', upon),
    of('insurance', upon),
    of('blood', upon),
    of('upbringing', upon),
    of('circumstances', upon),
  ],
  UNKNOWN,
)
const entry = { kind: oneOf(FAMILY_LEDGER), item: id, entryId: id }
/** A guardian's word; it waits until the nursery takes it. */
export const proposeLedger = strict({ id, childId: id, items: severalItems(said) })
/** The nursery's own; it stands at once. */
export const writeLedger = strict({ id, childId: id, items: severalItems(written) })
export const confirmLedger = strict({ id, childId: id, entries: severalItems(strict(entry)) })
/** Sent back with a sentence for the family. */
export const returnLedger = strict({ id, childId: id, ...entry, note: needed(200) })
export const withdrawLedger = strict({ id, childId: id, ...entry })
/** 変わりありません: this year's round, by a guardian; by the office for those who answered on paper. */
export const checkLedger = strict({ id, childId: id })
export const checkOnPaper = strict({ id, childIds: listOf(id, 1, 60) })
/** 住所秘匿 of a child's household, set or ended. */
export const hideHome = strict({ id, childId: id, hidden: v.boolean('はい か いいえ で送ってください'), reason: needed(100) })
/** Masked fields, opened for a reason; as a screen, or as a file. */
export const openQuery = strict({ childId: id, why: oneOf(WHYS), format: v.optional(oneOf(['csv', 'xlsx'])) })
export const childQuery = strict({ childId: id })
