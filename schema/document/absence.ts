// 不在と代決者: on which days 園長 or 主任 is away, and who stands in there. It sends what waits to the one who stands in; what a 代決 is, and who may,
// is schema/document/approval.ts as on every other day.
import * as v from 'valibot'
import type { Day } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { day, id, needed, oneOf, strict } from '../kit/input.ts'
import type { Role } from '../permission/matrix.ts'

export const ABSENT_ROLES = ['director', 'head_teacher'] as const
export type AbsentRole = (typeof ABSENT_ROLES)[number]

export const sayAbsence = v.pipe(
  strict({ id, role: oneOf(ABSENT_ROLES), deputyId: id, startsOn: day, endsOn: day, reason: needed(100) }),
  v.forward(
    v.check(({ startsOn, endsOn }) => startsOn <= endsOn, 'おわりの日は、はじまりの日からあとにしてください'),
    ['endsOn'],
  ),
)
export type SayAbsence = v.InferOutput<typeof sayAbsence>
export const endAbsence = strict({ id, absenceId: id })
export type EndAbsence = v.InferOutput<typeof endAbsence>

/** Who is away, in a word, and whose account stands in. */
export interface Absence {
  id: Id
  role: AbsentRole
  startsOn: Day
  endsOn: Day
  reason: string
  deputy: Id | null
  deputyName: string
}

/** For which roles somebody stands in on a day. */
export const standsInFor = (
  absences: readonly Pick<Absence, 'role' | 'startsOn' | 'endsOn' | 'deputy'>[],
  account: Id,
  day: Day,
): Role[] => absences.filter((one) => one.deputy === account && one.startsOn <= day && day <= one.endsOn).map(({ role }) => role)
