import * as v from 'valibot'
import { day, id, listOf, moment, needed, oneOf, strict, text, time } from '../kit/input.ts'
import { DOSE_CHECKS, RECEIPT_CHECKS, SORTS, SPECIALS, STORAGES, TIMINGS, WITHHELD } from './rule.ts'

const truth = v.boolean('はい か いいえ で送ってください')
const every = { id, childId: id, day, special: listOf(oneOf(SPECIALS), 0, SPECIALS.length), note: text(200) }

/** 与薬依頼. One medicine, as it stands on the pharmacy's sheet. */
export const askMedicine = v.pipe(
  strict({
    ...every,
    medicine: needed(80),
    sort: oneOf(SORTS),
    amount: needed(40),
    timing: oneOf(TIMINGS),
    time,
    storage: oneOf(STORAGES),
    condition: needed(80),
    clinic: needed(60),
    prescribedOn: day,
    usedBefore: truth,
    /** The picture of 薬剤情報 that was handed in before. */
    sheetId: v.optional(id),
    declared: v.literal(true, '医師が処方した、この子の1回分の薬であることを確かめてください'),
  }),
  v.forward(
    v.check(
      ({ special, usedBefore }) => !special.includes('suppository') || usedBefore,
      '座薬は、はじめて使うものを園ではお受けできません',
    ),
    ['usedBefore'],
  ),
  v.forward(
    v.check(({ day, prescribedOn }) => prescribedOn <= day, '処方された日は、お願いする日までの日にしてください'),
    ['prescribedOn'],
  ),
)
export type AskMedicine = v.InferOutput<typeof askMedicine>

/** 服薬連絡: what the child takes at home, and how it is. */
export const tellMedicine = strict({
  ...every,
  medicine: text(80),
  sorts: listOf(oneOf(SORTS), 1, SORTS.length),
  condition: needed(200),
})
export type TellMedicine = v.InferOutput<typeof tellMedicine>

/** What goes with the bytes of a picture of 薬剤情報; ids only, since an address is written down on its way. */
export const keepSheet = strict({ id, childId: id })
export const sheetQuery = strict({ sheetId: id })

const about = { id, childId: id, day, requestId: id }
export const withdrawMedicine = strict({ ...about, note: v.optional(needed(200)) })
/** 受け取り: what was compared, thing in hand. Which of it is needed, the request says. */
export const receiveMedicine = strict({ ...about, at: moment, checks: listOf(oneOf(RECEIPT_CHECKS), 1, RECEIPT_CHECKS.length) })
/** One of two people has looked at all four. */
export const checkMedicine = strict({
  ...about,
  at: moment,
  checks: v.pipe(
    listOf(oneOf(DOSE_CHECKS), 1, DOSE_CHECKS.length),
    v.check((list) => list.length === DOSE_CHECKS.length, '本人・時間・薬・量の4つとも確かめてください'),
  ),
})
export const giveMedicine = strict({ ...about, at: moment, note: v.optional(needed(200)) })
export const withholdMedicine = v.pipe(
  strict({ ...about, at: moment, reason: oneOf(WITHHELD), note: v.optional(needed(200)) }),
  v.forward(
    v.check(({ reason, note }) => reason !== 'other' || note !== undefined, 'わけを書いてください'),
    ['note'],
  ),
)
export const undoMedicine = strict({ ...about, supersedes: id, reason: needed(200) })

export const medicineQuery = strict({ from: day, to: day, child: v.optional(id) })
export type MedicineQuery = v.InferOutput<typeof medicineQuery>
export const medicineFileQuery = strict({ from: day, to: day, format: oneOf(['csv', 'xlsx']) })
