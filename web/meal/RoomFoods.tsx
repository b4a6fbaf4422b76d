// 食材チェック in the room: a child of the class, and its list.
import { useState } from 'preact/hooks'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { ChevronLeftIcon } from '../kit/icons.tsx'
import { FoodPaper } from './FoodPaper.tsx'
import css from './Room.module.css'
import { words } from './room-words.ts'

export interface RoomFoodsProps {
  facility: number
  children: readonly { childId: string; kana: string }[]
  onClose: () => void
}

export function RoomFoods({ facility, children, onClose }: RoomFoodsProps) {
  const [childId, setChildId] = useState<string | null>(null)
  const child = children.find((one) => one.childId === childId)
  return (
    <Dialog
      open
      onClose={onClose}
      place="side"
      title={
        child ? (
          <>
            {words.foodsOf(child.kana)} <AllergensOf childId={child.childId} />
          </>
        ) : (
          words.foods
        )
      }
    >
      {child ? (
        <>
          <Button kind="quiet" icon={ChevronLeftIcon} onClick={() => setChildId(null)}>
            {words.others}
          </Button>
          <FoodPaper key={child.childId} facility={facility} childId={child.childId} />
        </>
      ) : (
        <ul class={css.names}>
          {children.map((one) => (
            <li key={one.childId}>
              <Button wide onClick={() => setChildId(one.childId)}>
                {one.kana} <AllergensOf childId={one.childId} />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
