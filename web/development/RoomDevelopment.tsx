// 発達記録 at the tablet: a name, and under the thumb what children of its age are looked at for.
import { useState } from 'preact/hooks'
import type { ChildDevelopment } from '../../schema/development/rule.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Empty } from '../kit/Empty.tsx'
import { FullScreen } from '../kit/FullScreen.tsx'
import { FullScreenHead } from '../kit/FullScreenHead.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { development } from './api.ts'
import { ItemsByAge } from './Items.tsx'
import css from './Room.module.css'
import { useMark } from './use-mark.ts'
import { words } from './words.ts'

interface RoomDevelopmentProps {
  facility: number
  children: readonly BoardChild[]
  onClose: () => void
}

export function RoomDevelopment({ facility, children, onClose }: RoomDevelopmentProps) {
  const [chosen, setChosen] = useState<Id | null>(children.length === 1 ? (children[0]?.childId ?? null) : null)
  return (
    <FullScreen label={words.title} onClose={onClose}>
      <FullScreenHead back={words.close} onClose={onClose} title={words.title} />
      <div class={css.twin}>
        <ul class={css.names} aria-label={words.child}>
          {children.map(({ childId, kana }) => (
            <li key={childId}>
              <Button pressed={childId === chosen} onClick={() => setChosen(childId)}>
                {kana}
              </Button>{' '}
              <AllergensOf childId={childId} />
            </li>
          ))}
        </ul>
        <div class={css.items}>
          {chosen === null ? <p>{words.pick}</p> : <OfChild key={chosen} facility={facility} childId={chosen} />}
        </div>
      </div>
    </FullScreen>
  )
}

function OfChild({ facility, childId }: { facility: number; childId: Id }) {
  const loaded = useLoad<ChildDevelopment>(development.address(facility, '/child', { childId }))
  const { fault, mark } = useMark(facility, childId, () => loaded?.refresh())
  const child = loaded?.data.value
  if (!child) return <p role="status">{loaded?.refused.value?.message ?? words.loading}</p>
  if (child.items.length === 0) return <Empty title={words.none}>{words.askDirector}</Empty>
  return (
    <>
      {fault && <Notice tone="look" title={fault.message} />}
      <ItemsByAge child={child} all={false} onMark={mark} />
    </>
  )
}
