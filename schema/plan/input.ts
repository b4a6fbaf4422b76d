import * as v from 'valibot'
import { day, endTime, id, listOf, oneOf, strict, text, time } from '../kit/input.ts'
import { PLAN_KINDS } from './rule.ts'

/** Steps of one plan: a 慣らし of six weeks that changes twice a week. */
export const MOST_STEPS = 12
/** The longest note, characters. */
export const LONGEST_NOTE = 200

/** Some days with the same hours. Without hours the child does not come. */
const step = v.pipe(
  strict({
    from: day,
    to: day,
    arrive: v.optional(time),
    /** Behind midnight where the house keeps children over it: `25:30`. */
    leave: v.optional(endTime),
    meals: v.boolean('はい か いいえ で送ってください'),
  }),
  v.forward(
    v.check((s) => s.to >= s.from, '終わりの日は、はじめの日と同じか後にしてください'),
    ['to'],
  ),
  v.forward(
    v.check((s) => (s.arrive === undefined) === (s.leave === undefined), '登園と降園の両方の時刻を入れてください'),
    ['leave'],
  ),
  v.forward(
    v.check((s) => s.arrive === undefined || s.leave === undefined || s.arrive < s.leave, '登園より後の時刻にしてください'),
    ['leave'],
  ),
)

/** A plan for one or more children. `replaces` names the plan in whose place it stands from its first day, or from today, on. */
export const writePlan = v.pipe(
  strict({
    id,
    childIds: listOf(id, 1, 60),
    kind: oneOf(PLAN_KINDS),
    steps: v.pipe(
      v.array(step, '一覧で送ってください'),
      v.minLength(1, '日と時刻を入れてください'),
      v.maxLength(MOST_STEPS, `${MOST_STEPS}段までにしてください`),
      v.check(
        (steps) => steps.every((one, at) => at === 0 || (steps[at - 1]?.to ?? '') < one.from),
        '前の段の日と重なっています',
      ),
    ),
    note: v.optional(text(LONGEST_NOTE)),
    replaces: v.optional(id),
  }),
  v.forward(
    v.check(
      (p) => p.kind !== 'settling' || p.steps.every(({ arrive }) => arrive !== undefined),
      '慣らし保育には時刻を入れてください',
    ),
    ['steps'],
  ),
)

/** Takes a plan back, for some children: from today on their week holds again. */
export const endPlan = strict({ id, childIds: listOf(id, 1, 60), planId: id })

/** The days from today on, or from a later day. */
export const planQuery = strict({ childId: id, from: v.optional(day) })
