import * as v from 'valibot'
import { day, id, listOf, moment, month, needed, oneOf, strict } from '../kit/input.ts'
import { KINDS, type Kind, RANGES } from './rule.ts'
import { KIND_WORDS, showValue } from './words.ts'

/** What to say of a value that cannot be one. */
export const outside = (kind: Kind): string =>
  `${KIND_WORDS[kind]}は ${showValue(kind, RANGES[kind][0])} から ${showValue(kind, RANGES[kind][1])} までです。小数点をたしかめてください`

/** A value in grams or millimetres, within what can be one at all. */
const measured = (kind: Kind) =>
  v.pipe(
    v.number(`${KIND_WORDS[kind]}は数で送ってください`),
    v.integer(`${KIND_WORDS[kind]}はグラムかミリメートルの整数で送ってください`),
    v.minValue(RANGES[kind][0], outside(kind)),
    v.maxValue(RANGES[kind][1], outside(kind)),
  )
const values = {
  weight: v.optional(measured('weight')),
  height: v.optional(measured('height')),
  head: v.optional(measured('head')),
  chest: v.optional(measured('chest')),
}
const kind = oneOf(KINDS)

/** One child of a class: what was measured, and of which values the person was asked again and said that they are so. */
const measuredChild = v.pipe(
  strict({ childId: id, ...values, sure: v.optional(listOf(kind, 1, KINDS.length)) }),
  v.check((one) => KINDS.some((each) => one[each] !== undefined), '体重・身長などを、1つ以上入れてください'),
)

/** 身体計測 of a class on a day, in one act. Only the children who were measured; the others wait for another day. */
export const measureClass = strict({
  id,
  at: v.optional(moment),
  day,
  children: v.pipe(
    listOf(measuredChild, 1, 100),
    v.check((list) => new Set(list.map(({ childId }) => childId)).size === list.length, '同じ子どもが2度入っています'),
  ),
})

/** One value of a kind on a day; none only takes back the one it replaces. */
const single = {
  id,
  childId: id,
  day,
  kind,
  value: v.optional(v.pipe(v.number('数で送ってください'), v.integer('整数にしてください'))),
}
type Single = { kind: Kind; value?: number | undefined }
const fits = ({ kind: of, value }: Single): boolean => value === undefined || (value >= RANGES[of][0] && value <= RANGES[of][1])

/** Puts one value right, or takes it back. The old one stays, with who and why. */
export const correctMeasure = v.pipe(
  strict({ ...single, measureId: id, reason: needed(100), sure: v.optional(v.literal(true)) }),
  v.forward(
    v.check(
      (one) => fits(one),
      ({ input }) => outside(input.kind),
    ),
    ['value'],
  ),
)

/** A guardian's own value, of home or a check-up; `replaces`: an own one that was wrong. */
export const measureHome = v.pipe(
  strict({ ...single, replaces: v.optional(id), sure: v.optional(v.literal(true)) }),
  v.forward(
    v.check(
      (one) => fits(one),
      ({ input }) => outside(input.kind),
    ),
    ['value'],
  ),
  v.forward(
    v.check((one) => one.replaces !== undefined || one.value !== undefined, '値を入れてください'),
    ['value'],
  ),
)

export const classQuery = strict({ month, class: v.optional(id) })
export const childQuery = strict({ childId: id })
/** A month of a class or of the house, or everything of one child. */
export const fileQuery = v.pipe(
  strict({ month: v.optional(month), class: v.optional(id), childId: v.optional(id), format: oneOf(['csv', 'xlsx']) }),
  v.forward(
    v.check((one) => (one.month === undefined) !== (one.childId === undefined), '月か、子どもの、どちらかをえらんでください'),
    ['month'],
  ),
)
