// The way to take the records along, at the foot of the book; before 退園・卒園 it says so by itself.
import { isOffered, type TakeoutList } from '../../schema/takeout/rule.ts'
import type { FamilyChild } from '../family/today.ts'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { DownloadIcon } from '../kit/icons.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Say } from '../kit/words.tsx'
import { Leaving, takeout } from './FamilyTakeout.tsx'
import { words } from './words.ts'

export function Offer({ child: { childId, facilityId } }: { child: FamilyChild }) {
  const list = useLoad<TakeoutList>(takeout.address(facilityId, '/list', { childId }))?.data.value
  return (
    <>
      {list?.leavesOn && isOffered(list.leavesOn, today()) && <Leaving day={list.leavesOn} />}
      <Button kind="quiet" icon={DownloadIcon} href={`/family/book/${childId}?take=1`}>
        <Say w={words.title} alone />
      </Button>
    </>
  )
}
