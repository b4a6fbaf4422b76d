// Which alarms somebody at the desk is told of by push: each once, when it becomes theirs to act. Pure.
import { STEPS, type Step } from '../chase/rule.ts'
import type { Id } from '../kit/id.ts'
import type { AlarmKind } from './input.ts'

/** Something that stands and waits for a person. */
export interface Alarm {
  kind: AlarmKind
  /** The same for as long as it is the same thing: a child and since when, a group and who is missing in it, a tablet. */
  of: string
  /** Who has to act by now; null: 主任 and 園長 alike. */
  step: Step | null
}

/** Roles that are told of alarms, in the order of the chase's steps. */
export const TOLD_ROLES = ['head_teacher', 'director'] as const satisfies readonly Step[]
export type ToldRole = (typeof TOLD_ROLES)[number]

/**
 * The alarms that concern somebody now, as keys: what is not among those already told is told.
 * @param roles of the reader
 * @param present roles that anybody has in the facility today: where there is no 主任, its step is 園長's
 */
export function alarmKeys(
  alarms: readonly Alarm[],
  roles: readonly ToldRole[],
  present: ReadonlySet<ToldRole>,
  kinds: readonly AlarmKind[],
): string[] {
  const first = TOLD_ROLES.findIndex((role) => present.has(role))
  const level = Math.min(...roles.map((role) => TOLD_ROLES.indexOf(role)))
  const from = level <= first ? 0 : level
  return alarms.flatMap(({ kind, of, step }) =>
    kinds.includes(kind) && (step === null || STEPS.indexOf(step) >= from) ? [`${kind} ${of}`] : [],
  )
}

/** A key of a child and since when it is looked for: another one when it is looked for anew. */
export const aboutChild = (childId: Id, since: number): string => `${childId} ${since}`
