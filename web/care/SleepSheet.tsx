import { asleepSince, type Nap } from '../../schema/care/rule.ts'
import type { Id } from '../../schema/kit/id.ts'
import { Button } from '../kit/Button.tsx'
import { clockTime } from '../kit/format.ts'
import css from './Care.module.css'
import { enter, leaveOut } from './draft.ts'
import { Choice, Line } from './Line.tsx'
import { type Said, Stands } from './Stands.tsx'
import { entered, type SheetProps } from './sheet.ts'
import { words } from './words.ts'

const saidOf = ({ from, to, ids }: Nap): Said[] => [
  ...(from === null ? [] : [{ id: ids[0] ?? '', kind: 'asleep' as const, at: from, text: words.asleep }]),
  ...(to === null ? [] : [{ id: ids.at(-1) ?? '', kind: 'awake' as const, at: to, text: words.awake }]),
]

/** 睡眠: when a child fell asleep and when it woke, one by one or the class at once. */
export function SleepSheet({ facility, day, care, draft, children, at }: SheetProps) {
  const mark = (childId: Id, kind: 'asleep' | 'awake') => {
    // One at a time: what is entered for a child is either.
    leaveOut(facility, day, ['asleep', 'awake'], childId)
    if (entered(draft, childId, kind) === undefined) enter(facility, day, { kind, childId, at: at() })
  }
  const open = children.filter(
    ({ childId }) =>
      asleepSince(care.of(childId)) === null && !entered(draft, childId, 'asleep') && !entered(draft, childId, 'awake'),
  )
  return (
    <>
      {open.length > 0 && (
        <div class={css.tools}>
          <Button
            onClick={() => enter(facility, day, ...open.map(({ childId }) => ({ kind: 'asleep' as const, childId, at: at() })))}
          >
            {words.allAsleep}
          </Button>
        </div>
      )}
      <ul class={css.lines} aria-label={words.kinds.sleep}>
        {children.map((child) => {
          const { naps } = care.of(child.childId)
          const since = asleepSince(care.of(child.childId))
          const asleep = entered(draft, child.childId, 'asleep')
          const awake = entered(draft, child.childId, 'awake')
          return (
            <Line
              key={child.childId}
              child={child}
              fresh={asleep !== undefined || awake !== undefined}
              look={naps.some(({ from }) => from === null)}
              stands={
                <>
                  <Stands facility={facility} day={day} child={child} said={naps.flatMap(saidOf)} />
                  {since !== null && (
                    <span class={css.asleep}>
                      {words.sleeping} {clockTime(since)}–
                    </span>
                  )}
                  {naps.some(({ from }) => from === null) && <span>{words.unsure}</span>}
                </>
              }
            >
              <Choice
                of={child.kana}
                label={words.asleep}
                chosen={asleep !== undefined}
                onChoose={() => mark(child.childId, 'asleep')}
              />
              <Choice
                of={child.kana}
                label={words.awake}
                chosen={awake !== undefined}
                onChoose={() => mark(child.childId, 'awake')}
              />
            </Line>
          )
        })}
      </ul>
    </>
  )
}
