// Which facility the desk is looking at, and what the person may do there.
import { computed, signal } from '@preact/signals'
import { type Action, MATRIX, type Rule } from '../../schema/permission/matrix.ts'
import type { Routes } from '../../worker/account/routes.ts'
import { me } from '../account/me.ts'
import type { Reply } from '../kit/call.ts'

export type Me = Reply<Routes, '/me'>
export type Facility = Me['facilities'][number]
export type Organisation = Me['organisations'][number]

const KEY = 'tsumugi.office.facility'

function remembered(): number | null {
  try {
    return Number(localStorage.getItem(KEY)) || null
  } catch {
    return null
  }
}
const chosen = signal(remembered())

/** The facility on the desk: the one chosen last, else the first; null for a city officer without one. */
export const facility = computed<Facility | null>(() => {
  const mine = me.value?.facilities ?? []
  return mine.find(({ facilityId }) => facilityId === chosen.value) ?? mine[0] ?? null
})
/** The organisation whose city desk the person may open. */
export const organisation = computed<Organisation | null>(() => me.value?.organisations[0] ?? null)

/** Puts another facility on the desk, and remembers it on this computer. */
export function choose(facilityId: number): void {
  chosen.value = facilityId
  try {
    localStorage.setItem(KEY, String(facilityId))
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** Whether one of the person's roles here allows an action. The server decides again; this only spares a refused press. */
export function mayHere(action: Action): boolean {
  const rule: Rule = MATRIX[action]
  return facility.value?.roles.some(({ role }) => rule.staff?.[role] !== undefined) ?? false
}

/** The number of the facility on the desk. Screens of a facility are only shown when there is one. */
export function facilityId(): number {
  const here = facility.value
  if (!here) throw new Error('No facility on the desk')
  return here.facilityId
}
