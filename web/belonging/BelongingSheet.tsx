// 持ち物 of the class: a tap asks the family for what runs short, another says that it came.
import { isOpen } from '../../schema/belonging/rule.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import care from '../care/Care.module.css'
import { Choice, Line } from '../care/Line.tsx'
import type { OpenCare } from '../care/open-care.ts'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { momentText } from '../kit/format.ts'
import { ask, close } from './act.ts'
import css from './Belonging.module.css'
import { words } from './words.ts'

interface BelongingSheetProps {
  facility: number
  care: OpenCare
  children: readonly BoardChild[]
}

export const BelongingSheet = ({ facility, care: { belongings }, children }: BelongingSheetProps) => (
  <>
    <p class={care.hint}>{words.hint}</p>
    <ul class={care.lines} aria-label={words.title}>
      {belongings &&
        children.map((child) => {
          const { childId, kana } = child
          const open = belongings.of(childId).filter((one) => isOpen(one, today()))
          return (
            <Line
              key={childId}
              child={child}
              stands={
                open.length === 0 ? (
                  <span class={care.none}>{words.enough}</span>
                ) : (
                  <ul class={css.open}>
                    {open.map(({ thing: { key, ja }, at, promisedAt }) => (
                      <li key={key}>
                        <span>
                          <b>{ja}</b> {promisedAt === null ? words.asked(momentText(at, today())) : <b>{words.promised}</b>}
                        </span>
                        <Button label={words.arrivedOf(kana, ja)} onClick={() => close(facility, childId, key, 'arrived')}>
                          {words.arrived}
                        </Button>
                        <Button
                          kind="quiet"
                          label={words.wrongOf(kana, ja)}
                          onClick={() => close(facility, childId, key, 'wrong')}
                        >
                          {words.wrong}
                        </Button>
                      </li>
                    ))}
                  </ul>
                )
              }
            >
              {belongings.things
                .filter(({ key }) => !open.some(({ thing }) => thing.key === key))
                .map((thing) => (
                  <Choice
                    key={thing.key}
                    of={kana}
                    label={thing.ja}
                    chosen={false}
                    onChoose={() => ask(facility, childId, thing)}
                  />
                ))}
            </Line>
          )
        })}
    </ul>
  </>
)
