import * as v from 'valibot'
import { day, id, needed, oneOf, strict, text, time } from '../kit/input.ts'
import { ROLES } from '../permission/matrix.ts'

export const DUTY_KINDS = ['early', 'late', 'saturday', 'helper'] as const
export type DutyKind = (typeof DUTY_KINDS)[number]

const names = { familyName: needed(40), givenName: text(40), kana: needed(80) }
const work = { role: oneOf(ROLES), classroomId: v.optional(id) }

/** Only a 保育士 has a class; whoever else looks after one as well gets a second assignment as 保育士. */
const classOfTeacher = (given: { role: string; classroomId?: string | undefined }): boolean =>
  given.classroomId === undefined || given.role === 'nursery_teacher'
const CLASS_ONLY = 'クラスがつくのは保育士だけです。兼任のときは、保育士（クラス）をもうひとつ足してください'
const inOrder = (given: { startsOn: string; endsOn?: string | undefined }): boolean =>
  given.endsOn === undefined || given.endsOn >= given.startsOn
const ORDER = 'はじめの日より後にしてください'

/** A new person with a first assignment; both take the act's id. Without a class a 保育士 reaches all of them. */
export const addStaff = v.pipe(
  strict({ id, ...names, ...work, startsOn: day, endsOn: v.optional(day) }),
  v.forward(
    v.check((given) => classOfTeacher(given), CLASS_ONLY),
    ['classroomId'],
  ),
  v.forward(
    v.check((given) => inOrder(given), ORDER),
    ['endsOn'],
  ),
)
/** One more assignment for somebody who is here already, at the same time or later; it takes the act's id. */
export const assign = v.pipe(
  strict({ id, personId: id, ...work, startsOn: day, endsOn: v.optional(day) }),
  v.forward(
    v.check((given) => classOfTeacher(given), CLASS_ONLY),
    ['classroomId'],
  ),
  v.forward(
    v.check((given) => inOrder(given), ORDER),
    ['endsOn'],
  ),
)
/** Another role or class from a day on: the old assignment ends the day before, the new one takes the act's id. */
export const changeAssignment = v.pipe(
  strict({ id, personId: id, assignmentId: id, ...work, startsOn: day }),
  v.forward(
    v.check((given) => classOfTeacher(given), CLASS_ONLY),
    ['classroomId'],
  ),
)
/** `endsOn` is the last day of the assignment. */
export const endAssignment = strict({ id, personId: id, assignmentId: id, endsOn: day })

/** 退職・異動: `endsOn` is the last day of work; without it the person is out this second. */
export const retire = strict({ id, personId: id, endsOn: v.optional(day) })

const hours = (given: { from?: number | undefined; to?: number | undefined }): boolean =>
  (given.from === undefined) === (given.to === undefined) && (given.from ?? 0) < (given.to ?? 1)
/** 当番 of one person on one day; without times it is taken off the sheet. */
export const setDuty = v.pipe(
  strict({ id, personId: id, day, kind: oneOf(DUTY_KINDS), from: v.optional(time), to: v.optional(time) }),
  v.forward(
    v.check((given) => hours(given), 'はじまりより後の時刻にしてください'),
    ['to'],
  ),
)
/** 応援: somebody who helps today between two times. The person takes the act's id. */
export const addHelper = v.pipe(
  strict({ id, ...names, from: time, to: time }),
  v.forward(
    v.check((given) => hours(given), 'はじまりより後の時刻にしてください'),
    ['to'],
  ),
)
export const weekQuery = strict({ from: day })

/** Whose sessions one looks at, and whose one ends. */
export const sessionsOf = strict({ personId: id })
export const signOut = strict({ id, personId: id })
