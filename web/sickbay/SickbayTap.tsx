// One tap as a child is taken to the 医務室, one when it goes back or home; on the sheet of 視診.
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import type { Stay } from '../../schema/sickbay/rule.ts'
import { Button } from '../kit/Button.tsx'
import { moment } from '../kit/clock.ts'
import { clockTime } from '../kit/format.ts'
import { useSend } from '../kit/use-send.ts'
import { sickbay } from './api.ts'
import { words } from './words.ts'

interface SickbayTapProps {
  facility: number
  child: BoardChild
  /** The stay that has not ended. */
  stay: Stay | undefined
  onDone: () => void
}

export function SickbayTap({ facility, child: { childId, kana }, stay, onDone }: SickbayTapProps) {
  const { busy, fault, send } = useSend()
  const step = async (kind: 'in' | 'out' | 'wrong') => {
    const sent = await send(
      (id) => sickbay.post(facility, '/step', { id, childId, stayId: stay?.stayId ?? id, kind, at: moment() }),
      [kind, stay?.stayId],
    )
    if (sent) onDone()
  }
  return (
    <>
      {stay ? (
        <>
          <Button pressed disabled={busy} label={words.outOf(kana, clockTime(stay.from))} onClick={() => void step('out')}>
            {words.out(clockTime(stay.from))}
          </Button>
          <Button kind="quiet" disabled={busy} label={words.undoOf(kana)} onClick={() => void step('wrong')}>
            {words.undo}
          </Button>
        </>
      ) : (
        <Button kind="quiet" disabled={busy} label={words.inOf(kana)} onClick={() => void step('in')}>
          {words.in}
        </Button>
      )}
      {fault && <span role="alert">{fault.message}</span>}
    </>
  )
}
