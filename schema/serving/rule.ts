// 配膳の確認: whose tray stands before whom, looked at in the kitchen, at the hand-over, before eating, and again for おかわり (domain rules §9).
// Append-only. A tray that belongs to somebody else is written down too: it is a near miss.
import type { Meal } from '../care/rule.ts'
import type { Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'

/** 調理, 配膳, 喫食前, おかわり. */
export const STEPS = ['cooked', 'served', 'eating', 'seconds'] as const
export type Step = (typeof STEPS)[number]
/** Of a meal each of these is looked at once; おかわり as often as it is served. */
export const ONCE = ['cooked', 'served', 'eating'] as const satisfies readonly Step[]

/** A tray without a child's card on it. */
export const ORDINARY = 'ordinary'

/** How a dish comes to this child. */
export const HOWS = ['removed', 'substitute', 'as_is'] as const
export interface ServedDish {
  name: string
  how: (typeof HOWS)[number]
}

export interface ServingCheck {
  id: Id
  childId: Id
  meal: Meal
  step: Step
  /** Whose card lay on the tray: a child's id, or `ordinary`. */
  tray: string
  dishes: ServedDish[]
  at: Moment
  by: string
}

/** A child with a removal always has a tray of its own, also where nothing in the meal is left out: who looks for a card never has to reckon. */
export const isRight = ({ childId, tray }: Pick<ServingCheck, 'childId' | 'tray'>): boolean => childId === tray

export interface ServingOfChild {
  /** The first right look of each step. */
  steps: Record<(typeof ONCE)[number], ServingCheck | null>
  seconds: ServingCheck[]
  /** Wrong trays that were stopped. */
  stopped: ServingCheck[]
  /** The step that comes next; null when it may eat. */
  next: (typeof ONCE)[number] | null
  /** Steps that were passed over: a later one was looked at. */
  missed: (typeof ONCE)[number][]
}

/** What was looked at for one child in one meal. */
export function foldServing(checks: readonly ServingCheck[], childId: Id, meal: Meal): ServingOfChild {
  const own = checks.filter((check) => check.childId === childId && check.meal === meal).sort((a, b) => a.at - b.at)
  const right = own.filter(isRight)
  const first = (step: Step) => right.find((check) => check.step === step) ?? null
  const steps = { cooked: first('cooked'), served: first('served'), eating: first('eating') }
  const last = ONCE.findLastIndex((step) => steps[step] !== null)
  return {
    steps,
    seconds: right.filter(({ step }) => step === 'seconds'),
    stopped: own.filter((check) => !isRight(check)),
    next: ONCE[last + 1] ?? null,
    missed: ONCE.filter((step, place) => place < last && steps[step] === null),
  }
}
