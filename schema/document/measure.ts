// 改善策 of something that happened: what is to be done, and by when; it waits in 自分の番 until somebody says that it was done, or why it will not be (RM10).
// It stands beside the paper and not in it: a paper is decided when its words are right, and what it asks for takes weeks.
import * as v from 'valibot'
import type { Day, Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { day, id, needed, oneOf, strict, text, whole } from '../kit/input.ts'
import { named } from './input.ts'

export const MEASURE_STATES = ['open', 'done', 'dropped'] as const
export type MeasureState = (typeof MEASURE_STATES)[number]

/** A new one, or with `of` and the number the caller has seen the next word about one. */
export const keepMeasure = v.pipe(
  strict({
    id,
    ...named,
    of: v.optional(id),
    after: whole(0, 999),
    what: needed(200),
    due: day,
    state: oneOf(MEASURE_STATES),
    note: v.optional(text(400)),
  }),
  v.forward(
    v.check(({ state, note }) => state !== 'dropped' || !!note, 'やめるわけを書いてください'),
    ['note'],
  ),
  v.forward(
    v.check(({ of, after }) => (of === undefined) === (after === 0), 'どの改善策か、わかりません'),
    ['of'],
  ),
)
export type KeepMeasure = v.InferOutput<typeof keepMeasure>

/** As it stands: the last word about it. */
export interface Measure {
  /** The act that wrote it down first. */
  of: Id
  number: number
  what: string
  due: Day
  state: MeasureState
  note: string
  by: string
  at: Moment
}

/** Not done, and its day has passed. */
export const isLate = ({ state, due }: Pick<Measure, 'state' | 'due'>, today: Day): boolean => state === 'open' && due < today
