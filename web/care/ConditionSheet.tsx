import { MOODS, type Mood, SIGNS, type Sign } from '../../schema/care/rule.ts'
import type { Id } from '../../schema/kit/id.ts'
import { SickbayTap } from '../sickbay/SickbayTap.tsx'
import css from './Care.module.css'
import { enter, leaveOut } from './draft.ts'
import { Choice, Line } from './Line.tsx'
import { Stands } from './Stands.tsx'
import { entered, type SheetProps } from './sheet.ts'
import { words } from './words.ts'

export const conditionText = (mood: Mood, signs: readonly Sign[]): string =>
  [`${words.mood} ${words.moods[mood]}`, ...signs.map((sign) => words.signs[sign])].join('・')

/** 視診: mood, and what was noticed of each child. */
export function ConditionSheet({ facility, day, care, draft, children, at }: SheetProps) {
  const set = (childId: Id, mood: Mood, signs: readonly Sign[]) =>
    enter(facility, day, { kind: 'condition', childId, at: at(), mood, signs: [...signs] })
  return (
    <ul class={css.lines} aria-label={words.kinds.condition}>
      {children.map((child) => {
        const own = entered(draft, child.childId, 'condition')
        const signs = own?.signs ?? []
        const said = care.of(child.childId).conditions.map(({ mood, signs: seen, ...one }) => ({
          ...one,
          kind: 'condition' as const,
          text: conditionText(mood, seen),
        }))
        return (
          <Line
            key={child.childId}
            child={child}
            fresh={own !== undefined}
            stands={
              <>
                <Stands facility={facility} day={day} child={child} said={said} />
                {care.sickbay && <SickbayTap facility={facility} child={child} stay={care.sickbay(child.childId)} />}
              </>
            }
          >
            {MOODS.map((mood) => (
              <Choice
                key={mood}
                of={`${child.kana} ${words.mood}`}
                label={words.moods[mood]}
                chosen={own?.mood === mood}
                onChoose={() =>
                  own?.mood === mood ? leaveOut(facility, day, ['condition'], child.childId) : set(child.childId, mood, signs)
                }
              />
            ))}
            {own &&
              SIGNS.map((sign) => (
                <Choice
                  key={sign}
                  of={child.kana}
                  label={words.signs[sign]}
                  chosen={signs.includes(sign)}
                  onChoose={() =>
                    set(child.childId, own.mood, signs.includes(sign) ? signs.filter((one) => one !== sign) : [...signs, sign])
                  }
                />
              ))}
          </Line>
        )
      })}
    </ul>
  )
}
