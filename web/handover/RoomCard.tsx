// 引き継ぎカード at the tablet, before an ill child is handed over.
import type { Day } from '../../schema/kit/day.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { CardForm, useCard } from './CardForm.tsx'
import { words } from './words.ts'

export interface RoomCardProps {
  facility: number
  day: Day
  child: BoardChild
  onClose: () => void
}

export function RoomCard({ facility, day, child, onClose }: RoomCardProps) {
  const loaded = useCard(facility, child.childId, day)
  const answer = loaded?.data.value
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <>
          {words.of(child.kana)} <AllergensOf childId={child.childId} />
        </>
      }
      place="side"
    >
      {answer ? (
        <CardForm {...{ facility, answer }} onDone={() => void loaded?.refresh()} />
      ) : (
        <p aria-busy="true">{words.loading}</p>
      )}
    </Dialog>
  )
}
