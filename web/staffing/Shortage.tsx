// The warning on きょう: from now on, when are there fewer 保育士 than the children need.
import { timeOn } from '../../schema/kit/time.ts'
import type { Routes } from '../../worker/staffing/routes.ts'
import { Button } from '../kit/Button.tsx'
import { addressOf, type Reply } from '../kit/call.ts'
import { now, today } from '../kit/clock.ts'
import { showTime } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { facilityId } from '../office/desk.ts'
import { shortages } from './shortage.ts'
import { words } from './words.ts'

export type StaffingOfDay = Reply<Routes, '/'>
/** Children come and go by the minute; a warning may be a minute old. */
export const EVERY = 60_000

export function Shortage() {
  const day = today()
  const found = useLoad<StaffingOfDay>(addressOf(facilityId(), 'staffing', '/', { day }), { every: EVERY })?.data.value
  const stretches = found ? shortages(found.halfHours, timeOn(day, now.value)) : []
  if (stretches.length === 0) return null
  return (
    <Notice tone="look" title={words.title} end={<Button href="/office/staff/staffing">{words.see}</Button>}>
      {stretches.map(({ from, to, missing }) => (
        <p key={from}>{words.shortFrom(showTime(from), showTime(to), missing)}</p>
      ))}
    </Notice>
  )
}
