import type { Routes } from '../../worker/block/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { addressOf, type Reply } from '../kit/call.ts'
import { clockTime } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { facilityId } from '../office/desk.ts'
import { words } from './words.ts'

const EVERY = 30_000

/** On きょう: blocks that wait for a second person. Nothing of whom they are about. */
export function WaitingBlocks() {
  const waiting = useLoad<Reply<Routes, '/waiting'>>(addressOf(facilityId(), 'block', '/waiting'), { every: EVERY })?.data.value
  if (!waiting) return null
  const { unconfirmed, overdue, liftAsked, atDoor } = waiting
  const open = <Button href="/office/block">{words.open}</Button>
  return (
    <>
      {atDoor.map(({ childId, kana, person, relationship, at }) => (
        <Notice
          key={`${childId}${at}`}
          tone="act"
          title={
            <>
              {words.atDoor(kana, person, relationship)} <AllergensOf childId={childId} />
            </>
          }
          end={open}
        >
          {words.atDoorMore(clockTime(at))}
        </Notice>
      ))}
      {unconfirmed > 0 && (
        <Notice tone="look" title={words.unconfirmed(unconfirmed)} end={open}>
          {overdue > 0 && <b>{words.overdueMore(overdue)} </b>}
          {words.unconfirmedMore}
        </Notice>
      )}
      {liftAsked > 0 && (
        <Notice tone="look" title={words.liftWaiting(liftAsked)} end={open}>
          {words.liftWaitingMore}
        </Notice>
      )}
    </>
  )
}
