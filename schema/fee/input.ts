import * as v from 'valibot'
import { day, id, listOf, month, needed, oneOf, strict, text, whole } from '../kit/input.ts'
import { tariff } from './tariff.ts'

export const TERM_KINDS = ['plan', 'reduction', 'tuition'] as const
export type TermKind = (typeof TERM_KINDS)[number]
/** What a reduction is of: 延長保育料 (by use and by the month), what is charged every month (主食費・副食費), or both. */
export const REDUCED = ['extended', 'items', 'all'] as const
export type Reduced = (typeof REDUCED)[number]
export const EXTRA_KINDS = ['item', 'adjustment'] as const
export type ExtraKind = (typeof EXTRA_KINDS)[number]
export const PAYMENT_WAYS = ['cash', 'transfer'] as const
export type PaymentWay = (typeof PAYMENT_WAYS)[number]
/** What a column of the file for the 公金 system may hold. */
export const COLUMNS = [
  'facility',
  'month',
  'number',
  'child',
  'kana',
  'payer',
  'class',
  'use',
  'plan',
  'items',
  'adjustment',
  'total',
  'paid',
] as const
export type Column = (typeof COLUMNS)[number]
/** Until a house says otherwise. */
export const FIRST_COLUMNS: readonly Column[] = [
  'month',
  'number',
  'child',
  'payer',
  'use',
  'plan',
  'items',
  'adjustment',
  'total',
]

const yen = whole(0, 1_000_000)

export const monthQuery = strict({ month })
export const fileQuery = strict({ month, format: oneOf(['csv', 'xlsx']) })

export const setTariff = strict({ id, tariff })
export type SetTariff = v.InferOutput<typeof setTariff>
export const takeBackTariff = strict({ id, tariffId: id })
export type TakeBackTariff = v.InferOutput<typeof takeBackTariff>

export const agreeTerm = v.pipe(
  strict({
    id,
    childId: id,
    kind: oneOf(TERM_KINDS),
    key: text(40),
    value: yen,
    reason: text(80),
    startsOn: day,
    endsOn: v.optional(day),
  }),
  v.forward(
    v.check(({ startsOn, endsOn }) => endsOn === undefined || endsOn >= startsOn, '終わりは、始まりからあとにしてください'),
    ['endsOn'],
  ),
  v.forward(
    v.check(({ kind, value }) => kind !== 'reduction' || (value >= 1 && value <= 100), '1から100の割合（%）を入れてください'),
    ['value'],
  ),
  v.forward(
    v.check(({ kind, key }) => kind !== 'reduction' || REDUCED.includes(key as Reduced), '何の減免かをえらんでください'),
    ['key'],
  ),
  v.forward(
    v.check(({ kind, key }) => (kind === 'tuition') === (key === ''), '月極の区分をえらんでください'),
    ['key'],
  ),
)
export type AgreeTerm = v.InferOutput<typeof agreeTerm>
export const endTerm = strict({ id, childId: id, termId: id, endsOn: day })
export type EndTerm = v.InferOutput<typeof endTerm>

/** Children of one entry of 有料品. */
export const MOST_CHARGED = 60
const extra = { id, month, title: needed(40) }
export const chargeItem = strict({
  ...extra,
  yen,
  children: listOf(strict({ childId: id, quantity: whole(1, 999) }), 1, MOST_CHARGED),
})
export type ChargeItem = v.InferOutput<typeof chargeItem>
export const adjust = v.pipe(
  strict({ ...extra, childId: id, yen: whole(-1_000_000, 1_000_000) }),
  v.forward(
    v.check((one) => one.yen !== 0, '0円の調整はできません'),
    ['yen'],
  ),
)
export type Adjust = v.InferOutput<typeof adjust>
export const takeBackExtra = strict({ id, month, childId: id, extraId: id })
export type TakeBackExtra = v.InferOutput<typeof takeBackExtra>

export const closeMonth = strict({ id, month })
export type CloseMonth = v.InferOutput<typeof closeMonth>

export const receivePayment = strict({
  id,
  month,
  billId: id,
  yen: whole(1, 10_000_000),
  way: oneOf(PAYMENT_WAYS),
  paidOn: day,
})
export type ReceivePayment = v.InferOutput<typeof receivePayment>
export const takeBackPayment = strict({ id, month, paymentId: id, reason: needed(200) })
export type TakeBackPayment = v.InferOutput<typeof takeBackPayment>

export const setLayout = strict({ id, startsOn: day, columns: listOf(oneOf(COLUMNS), 1, COLUMNS.length) })
export type SetLayout = v.InferOutput<typeof setLayout>
