// Over the board: children of the class with a food on today's menu they have not eaten twice at home. Nothing while there is none.
import { useState } from 'preact/hooks'
import { MATRIX } from '../../schema/permission/matrix.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Strip } from '../kit/Strip.tsx'
import { useLoad } from '../kit/use-load.ts'
import { meal, type Untried } from './api.ts'
import css from './Room.module.css'
import { words } from './room-words.ts'
import { UntriedText } from './UntriedText.tsx'

const EVERY = 300_000

export interface RoomMealsProps {
  facility: number
  shown: readonly BoardChild[]
  roles: readonly { role: string }[]
}

/** Nothing for whom it is no work: no question is asked that would be refused. */
export const RoomMeals = (props: RoomMealsProps) =>
  props.roles.some(({ role }) => role in MATRIX['meal.food'].staff) ? <Watch {...props} /> : null

function Watch({ facility, shown }: RoomMealsProps) {
  const loaded = useLoad<Untried>(meal.address(facility, '/untried', { day: today() }), { every: EVERY, keep: true })
  const [open, setOpen] = useState(false)
  const answer = loaded?.data.value
  // Who stays at home eats nothing here.
  const here = new Set(
    shown.filter(({ status }) => status !== 'absent' && status !== 'not_expected').map(({ childId }) => childId),
  )
  const concerned = (answer?.children ?? []).filter((child) => here.has(child.childId) && child.today.length > 0)
  if (answer?.day !== today() || concerned.length === 0) return null
  const reacted = concerned.some((child) => child.today.some(({ trial }) => trial === 'reacted'))
  return (
    <>
      {/* In the first weeks nearly every child has such a food: a number, quiet until it is opened, and loud only for what was not borne before. */}
      <Strip label={words.strip} look={reacted} open={words.see} onOpen={() => setOpen(true)}>
        {reacted ? <b>{words.untried(concerned.length)}</b> : <span>{words.untried(concerned.length)}</span>}
      </Strip>
      <Dialog open={open} onClose={() => setOpen(false)} title={words.title} place="side">
        <ul class={css.list}>
          {concerned.map((child) => (
            <li key={child.childId}>
              <b>{child.kana}</b> <AllergensOf childId={child.childId} />
              <UntriedText foods={child.today} />
            </li>
          ))}
        </ul>
        <Button onClick={() => setOpen(false)}>{words.close}</Button>
      </Dialog>
    </>
  )
}
