// What the staff screens read, and how they say it.
import type { Day } from '../../schema/kit/day.ts'
import { showTime, type Time } from '../../schema/kit/time.ts'
import type { DutyKind } from '../../schema/staff/input.ts'
import type { Routes as DeviceRoutes } from '../../worker/device/routes.ts'
import type { Routes } from '../../worker/staff/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'
import { monthDay } from '../kit/format.ts'
import { words } from './words.ts'

export const staff = wordOf<Routes>('staff')
export const device = wordOf<DeviceRoutes>('device')
export type StaffList = Reply<Routes, '/'>
export type Person = StaffList['people'][number]
export type Assignment = Person['assignments'][number]
export type Classes = StaffList['classes']

export const dutyWord = (kind: DutyKind): string => (kind === 'helper' ? words.helperDuty : words[kind])
export const sayDuty = ({ kind, from, to }: { kind: DutyKind; from: Time; to: Time }): string =>
  `${dutyWord(kind)} ${words.dayHours(showTime(from), showTime(to))}`

/** When an assignment holds, as far as it is not simply now. */
export function sayDates({ startsOn, endsOn }: Pick<Assignment, 'startsOn' | 'endsOn'>, today: Day): string {
  return [startsOn > today ? words.coming(monthDay(startsOn)) : '', endsOn ? words.ends(monthDay(endsOn)) : '']
    .filter(Boolean)
    .join(' ')
}
