import { dayOf } from '../../schema/kit/day.ts'
import type { Routes } from '../../worker/device/routes.ts'
import { addressOf, type Reply } from '../kit/call.ts'
import { now } from '../kit/clock.ts'
import { clockTime, longDay, minutesSince } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { facilityId } from '../office/desk.ts'
import { deskWords as words } from './words.ts'

type Silent = Reply<Routes, '/silent'>

/** 端末不通: which tablets nobody has heard of, or hold acts that have not arrived. It goes by itself once they are back. */
export function SilentTablets() {
  const found = useLoad<Silent>(addressOf(facilityId(), 'device', '/silent'), { every: 30_000 })?.data.value
  const { tablets = [], noneSince = null } = found ?? {}
  if (noneSince !== null)
    return (
      <Notice tone="look" title={words.noTablet(longDay(dayOf(noneSince)))}>
        {words.noTabletMore}
      </Notice>
    )
  if (tablets.length === 0) return null
  return (
    <Notice tone="look" title={words.silent(tablets.length)}>
      {tablets.map(({ deviceId, name, seenAt, unsent }) => (
        <p key={deviceId}>
          {words.silentOne(name, clockTime(seenAt ?? 0), minutesSince(seenAt ?? 0, now.value))}
          {unsent !== null && unsent > 0 && ` ・ ${words.silentUnsent(unsent)}`}
        </p>
      ))}
      <p>{words.silentMore}</p>
    </Notice>
  )
}
