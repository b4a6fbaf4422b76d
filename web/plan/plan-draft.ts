// What is being planned, before it is sent: one gesture for some days, or for the first weeks of a child.
import type { Day } from '../../schema/kit/day.ts'
import { MIDNIGHT, type Time, writeTime } from '../../schema/kit/time.ts'
import type { PlanKind } from '../../schema/plan/rule.ts'
import { FIRST_ROWS, type SettlingRow, settlingSteps } from '../../schema/plan/settle.ts'
import type { PlanAct, PlanDay } from './api.ts'

/** What a caregiver chooses between; `off` travels as `hours` without a time. */
export type Chosen = 'hours' | 'off' | 'settling'

export interface PlanDraft {
  chosen: Chosen | null
  from: Day | null
  to: Day | null
  arrive: Time | null
  leave: Time | null
  meals: boolean
  rows: SettlingRow[]
  note: string
  replaces: string | null
}

export const emptyDraft = (today: Day): PlanDraft => ({
  chosen: null,
  from: today,
  to: today,
  arrive: null,
  leave: null,
  meals: true,
  rows: FIRST_ROWS.map((row) => ({ ...row })),
  note: '',
  replaces: null,
})

/** A plan taken up again to be corrected, as far as its days are not over. */
export function draftOf(act: PlanAct, today: Day): PlanDraft {
  const left = act.steps.filter(({ to }) => to >= today)
  const [first, last] = [left[0] ?? act.steps[0], left.at(-1)]
  return {
    ...emptyDraft(today),
    chosen: act.kind === 'settling' ? 'settling' : first?.hours ? 'hours' : 'off',
    from: first && first.from > today ? first.from : today,
    to: last?.to ?? today,
    arrive: first?.hours?.[0] ?? null,
    leave: first?.hours ? first.hours[1] % MIDNIGHT : null,
    meals: first?.meals ?? true,
    note: act.note ?? '',
    replaces: act.planId,
  }
}

/** The hours the contract's week says of a day, or of the next day that has some. */
export const usualOn = (days: readonly PlanDay[], day: Day | null): [Time, Time] | null =>
  days.find((one) => one.day === day)?.usual ?? days.find((one) => one.usual)?.usual ?? null

export interface SentStep {
  from: Day
  to: Day
  arrive?: string
  leave?: string
  meals: boolean
}
export type Fault = { field: keyof PlanDraft; word: 'needDay' | 'needTimes' | 'badTimes' | 'badDays' | 'badRows' }

/** When a child leaves: where the house keeps children over midnight, a time before that of coming is of the next day. */
export const leaveOf = ({ arrive, leave }: Pick<PlanDraft, 'arrive' | 'leave'>, overnightHours: number): Time | null =>
  overnightHours > 0 && arrive !== null && leave !== null && leave <= arrive ? leave + MIDNIGHT : leave

/** What is sent, or the first thing that is missing. */
export function stepsOf(draft: PlanDraft, days: readonly PlanDay[], overnightHours = 0): SentStep[] | Fault {
  const { chosen, from, to, arrive, meals } = draft
  const leave = leaveOf(draft, overnightHours)
  if (!from) return { field: 'from', word: 'needDay' }
  if (chosen === 'settling') {
    if (arrive === null) return { field: 'arrive', word: 'needTimes' }
    if (draft.rows.some((row) => row.leave !== null && row.leave <= arrive)) return { field: 'rows', word: 'badTimes' }
    const steps = settlingSteps(days, from, arrive, draft.rows)
    return steps?.map((one) => ({ ...one, ...times([one.arrive, one.leave]) })) ?? { field: 'rows', word: 'badRows' }
  }
  if (!to || to < from) return { field: 'to', word: 'badDays' }
  if (chosen === 'off') return [{ from, to, meals: true }]
  if (arrive === null || leave === null) return { field: arrive === null ? 'arrive' : 'leave', word: 'needTimes' }
  return leave <= arrive ? { field: 'leave', word: 'badTimes' } : [{ from, to, ...times([arrive, leave]), meals }]
}

const times = ([arrive, leave]: [Time, Time]) => ({ arrive: writeTime(arrive), leave: writeTime(leave) })

export const kindOf = (chosen: Chosen): PlanKind => (chosen === 'settling' ? 'settling' : 'hours')
