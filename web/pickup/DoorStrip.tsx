// Above the tiles: what became of the questions that were asked at this tablet, so that nobody has to keep a sheet open to see the answer.
import type { Board } from '../../schema/presence/fold-board.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { addressOf } from '../kit/call.ts'
import { clockTime } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { askedFor, opened } from '../presence/opened.ts'
import css from '../presence/Room.module.css'
import { type Asks, personOf } from './door.ts'
import { words } from './door-words.ts'

export function DoorStrip({ facility, board }: { facility: number; board: Board }) {
  const asks = useLoad<Asks>(addressOf(facility, 'pickup', '/asks'), { every: 10_000 })?.data.value?.asks ?? []
  return (
    <>
      {askedFor.value.map((childId) => {
        const ask = asks.find((one) => one.childId === childId && one.vouched === null)
        if (!ask || board.children.find((child) => child.childId === childId)?.status === 'left') return null
        const word = {
          waiting: `${words.waiting}　${words.until(clockTime(ask.expiresAt))}`,
          yes: words.yes,
          no: words.no,
          over: words.over,
          vouched: '',
        }[ask.state]
        return (
          <div key={childId} class={css.said}>
            <Notice
              tone={ask.state === 'no' ? 'act' : ask.state === 'yes' ? 'ink' : 'look'}
              title={word}
              end={
                <Button
                  onClick={() => {
                    opened.value = { what: 'hand_over', childId }
                  }}
                >
                  {words.open}
                </Button>
              }
            >
              {words.stranger(ask.kana, personOf(ask))} <AllergensOf childId={childId} />
            </Notice>
          </div>
        )
      })}
    </>
  )
}
