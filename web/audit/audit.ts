// What the screens of the audit share: the calls, the window of days, how a moment and a person are written.
import { doorWords, roleWords } from '../../schema/audit/words.ts'
import { type Day, dayOf, type Moment } from '../../schema/kit/day.ts'
import type { Routes } from '../../worker/audit/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'
import { clockTime, shortDay } from '../kit/format.ts'
import { words } from './words.ts'

export const audit = wordOf<Routes>('audit')
export type Page = Reply<Routes, '/'>
export type Entry = Page['records'][number]
export type Report = Reply<Routes, '/exposure'>
export type Names = Reply<Routes, '/names'>
export type SignIns = Reply<Routes, '/sign-ins'>

/** A child, or an account: of a person or a tablet. */
export interface Picked {
  name: string
  child?: string
  account?: string
}
export interface Range {
  from: Day
  to: Day
}

/** The window as a query, with what was picked. */
export const asked = ({ from, to }: Range, picked: Picked | null) => ({
  from,
  to,
  ...(picked?.child ? { child: picked.child } : {}),
  ...(picked?.account ? { account: picked.account } : {}),
})

/** `11/20（金） 8:32` */
export const when = (moment: Moment): string => `${shortDay(dayOf(moment))} ${clockTime(moment)}`

/** `園長`, `保育士・主任`, `母`; and the screen it was done at. */
export function asWhat(who: Entry['who'], door: string): string {
  const role = door === 'family' ? (who?.tie ?? words.guardian) : (who?.roles ?? []).map(roleWords).join('・')
  return [role, doorWords[door]].filter(Boolean).join(' ・ ')
}
export const nameOf = (who: Entry['who'], door: string): string =>
  who?.name || (door === 'device' ? words.deviceAlone : words.unknownPerson)
