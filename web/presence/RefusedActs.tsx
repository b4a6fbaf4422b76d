import type { Board } from '../../schema/presence/fold-board.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Notice } from '../kit/Notice.tsx'
import { drop, refusedActs, setRightCount } from '../kit/outbox.ts'
import css from './Room.module.css'
import { words } from './words.ts'

/** What the server did not take, and what was set right on the way to it: it stays until a person has read why. */
export function RefusedActs({ board, facility }: { board: Board; facility: number }) {
  const refused = refusedActs.value.filter((act) => act.facility === facility)
  if (refused.length === 0 && setRightCount.value === 0) return null
  return (
    <div class={css.said}>
      {setRightCount.value > 0 && (
        <Notice
          tone="look"
          title={words.setRight(setRightCount.value)}
          end={
            <Button
              onClick={() => {
                setRightCount.value = 0
              }}
            >
              {words.understood}
            </Button>
          }
        >
          {words.setRightMore}
        </Notice>
      )}
      {refused.map((act) => (
        <Notice
          key={act.id}
          tone="look"
          title={
            <>
              {words.refused}
              {board.children
                .filter(({ childId }) => act.childIds[0] === childId)
                .map(({ childId, kana }) => (
                  <span key={childId}>
                    　{kana} <AllergensOf childId={childId} />
                  </span>
                ))}
            </>
          }
          end={<Button onClick={() => void drop(act.id)}>{words.understood}</Button>}
        >
          {act.message}
        </Notice>
      ))}
    </div>
  )
}
