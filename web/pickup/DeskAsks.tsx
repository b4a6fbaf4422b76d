// On きょう: who stands at a door and is on no list, what was answered, and what was handed over on a telephone call and waits for a look.
import { useState } from 'preact/hooks'
import type { Board } from '../../schema/presence/fold-board.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { addressOf } from '../kit/call.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { clockTime, longDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { mayHere } from '../office/desk.ts'
import { CallBack } from './CallBack.tsx'
import { type Ask, type Asks, personOf, sayAnswer } from './door.ts'
import { words } from './door-words.ts'

export function DeskAsks({ facility, board }: { facility: number; board: Board }) {
  const loaded = useLoad<Asks>(addressOf(facility, 'pickup', '/asks'), { every: 30_000 })
  const [open, setOpen] = useState<string | null>(null)
  const asks = loaded?.data.value?.asks ?? []
  const left = new Set(board.children.flatMap(({ childId, status }) => (status === 'left' ? [childId] : [])))
  const shown = asks.filter((ask, place) => needsDesk(ask, left.has(ask.childId), isLast(asks, place)))
  const one = asks.find(({ askId }) => askId === open)
  return (
    <>
      {shown.map((ask) => (
        <Notice
          key={ask.askId}
          tone={ask.state === 'no' ? 'act' : 'look'}
          title={
            <>
              {`${titleOf(ask, left.has(ask.childId))}　${words.stranger(ask.kana, personOf(ask))}`}{' '}
              <AllergensOf childId={ask.childId} />
            </>
          }
          end={
            mayHere('pickup.decide') &&
            ask.state !== 'no' && (
              <Button onClick={() => setOpen(ask.askId)}>{ask.state === 'vouched' ? words.check : words.call}</Button>
            )
          }
        >
          <p>
            {ask.day !== board.rules.day && `${longDay(ask.day)} `}
            {words.askedBy(clockTime(ask.askedAt), ask.askedBy ?? '')}
          </p>
          {ask.vouched && <p>{words.vouchedMore(ask.vouched)}</p>}
          {ask.answers.map((answer) => (
            <p key={answer.at}>{sayAnswer(answer)}</p>
          ))}
        </Notice>
      ))}
      {one && (
        <Dialog open onClose={() => setOpen(null)} title={words.title}>
          <CallBack
            facility={facility}
            ask={one}
            onDone={() => {
              if (one.state !== 'waiting') setOpen(null)
              void loaded?.refresh()
            }}
          />
        </Dialog>
      )}
    </>
  )
}

const titleOf = ({ state }: Ask, left: boolean): string => (state === 'no' && left ? words.differs : words[state])

/** True for the newest question about a child that is not about what was handed over without a line; the list begins with the newest. */
const isLast = (asks: readonly Ask[], place: number): boolean =>
  asks.findIndex(({ childId, vouched }) => childId === asks[place]?.childId && vouched === null) === place

/** Waiting and refused while the child is here; a no that followed a yes; what was handed over without a line. */
const needsDesk = ({ state, answers }: Ask, left: boolean, last: boolean): boolean =>
  state === 'vouched' ||
  (state === 'no' ? (last && !left) || (left && answers.some(({ yes }) => yes)) : last && state !== 'yes' && !left)
