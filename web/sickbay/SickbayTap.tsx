// One tap as a child is taken to the 医務室, one when it goes back or home; on the sheet of 視診. Kept on the tablet before it is sent.
import { newId } from '../../schema/kit/id.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import type { Stay, Step } from '../../schema/sickbay/rule.ts'
import { Button } from '../kit/Button.tsx'
import { moment } from '../kit/clock.ts'
import { clockTime } from '../kit/format.ts'
import { send } from '../kit/outbox.ts'
import { words } from './words.ts'

interface SickbayTapProps {
  facility: number
  child: BoardChild
  /** The stay that has not ended. */
  stay: Stay | undefined
}

export function SickbayTap({ facility, child: { childId, kana }, stay }: SickbayTapProps) {
  const step = (kind: Step) => {
    const at = moment()
    const id = newId(at)
    const json = { id, childId, stayId: stay?.stayId ?? id, kind, at }
    void send({ id, facility, path: 'sickbay/step', json, childIds: [childId] })
  }
  return stay ? (
    <>
      <Button pressed label={words.outOf(kana, clockTime(stay.from))} onClick={() => step('out')}>
        {words.out(clockTime(stay.from))}
      </Button>
      <Button kind="quiet" label={words.undoOf(kana)} onClick={() => step('wrong')}>
        {words.undo}
      </Button>
    </>
  ) : (
    <Button kind="quiet" label={words.inOf(kana)} onClick={() => step('in')}>
      {words.in}
    </Button>
  )
}
