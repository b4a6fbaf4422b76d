import { STOOLS } from '../../schema/care/rule.ts'
import css from './Care.module.css'
import { enter, leaveOut } from './draft.ts'
import { Choice, Line } from './Line.tsx'
import { Stands } from './Stands.tsx'
import { entered, type SheetProps } from './sheet.ts'
import { words } from './words.ts'

/** 排便: each time with its moment. */
export const StoolSheet = ({ facility, day, care, draft, children, at }: SheetProps) => (
  <ul class={css.lines} aria-label={words.kinds.stool}>
    {children.map((child) => {
      const own = entered(draft, child.childId, 'stool')
      const said = care
        .of(child.childId)
        .stools.map(({ stool, ...one }) => ({ ...one, kind: 'stool' as const, text: words.stools[stool] }))
      return (
        <Line
          key={child.childId}
          child={child}
          fresh={own !== undefined}
          look={said.length > 0 && care.of(child.childId).stools.filter(({ stool }) => stool === 'watery').length > 1}
          stands={<Stands facility={facility} day={day} child={child} said={said} />}
        >
          {STOOLS.map((stool) => (
            <Choice
              key={stool}
              of={child.kana}
              label={words.stools[stool]}
              chosen={own?.stool === stool}
              onChoose={() =>
                own?.stool === stool
                  ? leaveOut(facility, day, ['stool'], child.childId)
                  : enter(facility, day, { kind: 'stool', childId: child.childId, at: at(), stool })
              }
            />
          ))}
        </Line>
      )
    })}
  </ul>
)
