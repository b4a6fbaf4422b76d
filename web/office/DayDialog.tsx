import { startOf } from '../../schema/kit/day.ts'
import { timeOn } from '../../schema/kit/time.ts'
import { layOutDay } from '../../schema/presence/day-bar.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { now, today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Facts } from '../kit/Facts.tsx'
import { clockTime } from '../kit/format.ts'
import { PhoneIcon } from '../kit/icons.tsx'
import { PencilIcon } from '../kit/icons-later.tsx'
import { Knot } from '../kit/Knot.tsx'
import { statusWords } from '../kit/status.ts'
import { Say } from '../kit/words.tsx'
import { DayBar } from '../presence/DayBar.tsx'
import { classNameOf, describe, kindWords, oddWord, planOf } from './describe.ts'
import { mayHere } from './desk.ts'
import css from './dialog.module.css'
import type { Beside } from './Today.tsx'
import { words } from './words.ts'

/** The words of the letters an act travels as. */
const actWord = (letter: string): string =>
  ({ a: words.arrived, s: words.seenAt, o: words.wentOut, b: words.cameBack, l: words.leftAt, h: words.handed })[letter] ?? ''

const barWords = {
  plan: words.plan,
  unseen: statusWords.stamped.word,
  here: statusWords.present.word,
  out: statusWords.out.word,
}

export interface DayDialogProps {
  child: BoardChild
  board: Pick<Board, 'rules' | 'classes'>
  open: (beside: Beside) => void
  onClose: () => void
}

/** One child's day as it was recorded, beside the overview. */
export function DayDialog({ child, board, open, onClose }: DayDialogProps) {
  const acts = (child.acts ?? []).map(
    ([kinds, at]) => `${clockTime(startOf(board.rules.day) + at * 1000)} ${[...kinds].map(actWord).join('・')}`,
  )
  const day = board.rules.day
  const bar = layOutDay(child, day < today() ? 24 * 60 : timeOn(day, now.value))
  return (
    <Dialog
      open
      place="side"
      title={
        <>
          {words.dayOf(child.kana)} <AllergensOf childId={child.childId} />
        </>
      }
      onClose={onClose}
      foot={
        <div class={css.foot}>
          <Button icon={PencilIcon} onClick={() => open({ what: 'report', child })}>
            {words.tookCall}
          </Button>
          {mayHere('child.phone') && (
            <Button icon={PhoneIcon} onClick={() => open({ what: 'contacts', child })}>
              {words.call}
            </Button>
          )}
        </div>
      }
    >
      <p class={css.second}>{[child.name, classNameOf(board.classes, child)].filter(Boolean).join(' ・ ')}</p>
      {bar && <DayBar bar={bar} words={barWords} />}
      <Facts
        facts={[
          {
            name: words.status,
            is: (
              <span class={css.now}>
                <Knot of={child.status} size={16} />
                <Say w={statusWords[child.status].word} />
              </span>
            ),
          },
          ...(child.contradictions ?? []).map((odd) => ({ name: words.odd, is: oddWord(child, odd) })),
          { name: words.plan, is: planOf(child.plan) },
          { name: words.record, is: acts.length > 0 ? acts.map((act) => <div key={act}>{act}</div>) : words.noFacts },
          {
            name: words.notice,
            is: child.notices?.length
              ? child.notices.map((notice) => (
                  <div key={notice.id}>
                    {clockTime(notice.writtenAt)} {kindWords[notice.kind]} {describe(notice)}
                  </div>
                ))
              : words.none,
          },
        ]}
      />
    </Dialog>
  )
}
