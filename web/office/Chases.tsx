import { showTime } from '../../schema/kit/time.ts'
import type { Board } from '../../schema/presence/fold-board.ts'
import { Button } from '../kit/Button.tsx'
import { now } from '../kit/clock.ts'
import { minutesSince } from '../kit/format.ts'
import { PhoneIcon } from '../kit/icons.tsx'
import { PencilIcon } from '../kit/icons-later.tsx'
import { Knot } from '../kit/Knot.tsx'
import { Part } from './Desk.tsx'
import { classNameOf } from './describe.ts'
import { mayHere } from './desk.ts'
import css from './Today.module.css'
import type { Beside } from './Today.tsx'
import { words } from './words.ts'

/** 未登園・連絡なし: children who should be here and of whom nobody has said anything. Longest first. */
export function Chases({ board, open }: { board: Board; open: (beside: Beside) => void }) {
  const missing = board.children.filter(({ status }) => status === 'overdue').sort((a, b) => (a.since ?? 0) - (b.since ?? 0))
  if (missing.length === 0) return null
  return (
    <Part title={words.chases} mark={<Knot of="overdue" />} second={words.chasesMore(missing.length)}>
      <ul class={css.slabs}>
        {missing.map((child, index) => (
          <li key={child.childId} class={css.slab} data-step>
            <p class={css.age}>
              <b>{minutesSince(child.since ?? now.value, now.value)}</b>
              {words.minutes}
            </p>
            <div>
              <p class={css.name}>{child.kana}</p>
              <p class={css.second}>
                {[classNameOf(board.classes, child), child.plan && words.planned(showTime(child.plan[0]))]
                  .filter(Boolean)
                  .join(' ・ ')}
              </p>
            </div>
            <p class={css.second}>
              {child.told?.attendance?.kind === 'late' ? words.lateUntil(showTime(child.told.attendance.time)) : words.noWord}
            </p>
            <div class={css.acts}>
              {mayHere('child.phone') && (
                <Button
                  kind={index === 0 ? 'act' : 'plain'}
                  icon={PhoneIcon}
                  label={words.callOf(child.kana)}
                  onClick={() => open({ what: 'contacts', child })}
                >
                  {words.call}
                </Button>
              )}
              <Button icon={PencilIcon} label={words.tookCallOf(child.kana)} onClick={() => open({ what: 'report', child })}>
                {words.tookCall}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Part>
  )
}
