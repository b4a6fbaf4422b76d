// 献立 of a month at the desk: read, changed for a day, printed on A4, and the city's file taken in.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type Day, monthRange } from '../../schema/kit/day.ts'
import { MEAL_WORDS, SERVING_WORDS } from '../../schema/meal/words.ts'
import { Button } from '../kit/Button.tsx'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { DayField } from '../kit/Field.tsx'
import { clockTime, eraFiscalYear, shortDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { Months } from '../office/Months.tsx'
import { Paper } from '../office/Paper.tsx'
import { type Menus, meal } from './api.ts'
import { DayDialog } from './DayDialog.tsx'
import css from './Desk.module.css'
import { words } from './desk-words.ts'
import { ImportMenu } from './ImportMenu.tsx'

export type MenuOfDay = Menus['days'][number]

export function MenuDesk({ bar }: { bar: ComponentChildren }) {
  const [month, setMonth] = useState(() => today().slice(0, 7))
  const loaded = useLoad<Menus>(meal.address(facilityId(), '/menu', { month }))
  const [asked, setAsked] = useState<{ day: Day; menu: MenuOfDay | null } | null>(null)
  const answer = loaded?.data.value ?? null
  const monthName = `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`
  return (
    <Desk
      title={words.title}
      name={words.menu}
      second={monthName}
      end={
        <Button icon={PrinterIcon} disabled={!answer || answer.days.length === 0} onClick={() => print()}>
          {words.print}
        </Button>
      }
      paper={
        answer && (
          <Paper
            title={words.paper(monthName)}
            seals={[words.director, words.nutritionist]}
            line={`${eraFiscalYear(`${month}-01`)} ・ ${answer.facility}`}
            foot={words.printed(shortDay(today()), clockTime(now.value))}
          >
            <MonthTable days={answer.days} />
          </Paper>
        )
      }
    >
      {bar}
      <div id="meal" role="tabpanel" aria-label={words.menu} class={css.panel}>
        <div class={css.bar}>
          <Months month={month} onMonth={setMonth} />
          {answer && mayHere('meal.plan') && (
            <OtherDay
              key={month}
              month={month}
              onDay={(day) => setAsked({ day, menu: answer.days.find((menu) => menu.day === day) ?? null })}
            />
          )}
        </div>
        {!answer ? (
          <Loading from={loaded} />
        ) : answer.days.length === 0 ? (
          <Sheet>
            <Empty title={words.noMenu}>{words.noMenuMore}</Empty>
          </Sheet>
        ) : (
          <MonthTable
            days={answer.days}
            onChange={mayHere('meal.plan') ? (menu) => setAsked({ day: menu.day, menu }) : undefined}
          />
        )}
        {mayHere('meal.import') && <ImportMenu onDone={() => void loaded?.refresh()} />}
      </div>
      {asked && (
        <DayDialog
          {...asked}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null)
            void loaded?.refresh()
          }}
        />
      )}
    </Desk>
  )
}

/** Any day to come of the month, with a menu or without: 提供なし and 弁当の日 stand in no file of the city. */
function OtherDay({ month, onDay }: { month: string; onDay: (day: Day) => void }) {
  const { from: first, to: last } = monthRange(month)
  const from = [first, today()].sort()[1] ?? first
  const [day, setDay] = useState<Day | null>(from)
  if (last < today()) return null
  const fits = day !== null && day >= from && day <= last
  return (
    <>
      <DayField label={words.dayToWrite} value={day} onChange={setDay} min={from} max={last} />
      <Button disabled={!fits} onClick={() => fits && onDay(day)}>
        {words.writeDay}
      </Button>
    </>
  )
}

function MonthTable({ days, onChange }: { days: readonly MenuOfDay[]; onChange?: ((menu: MenuOfDay) => void) | undefined }) {
  return (
    <Table
      caption={words.menu}
      columns={[
        { id: 'day', head: words.day, width: '6rem' },
        { id: 'dishes', head: words.dish },
        { id: 'ingredients', head: words.ingredients },
        { id: 'allergens', head: words.allergens, width: '10rem' },
        ...(onChange ? [{ id: 'change', head: <span class="unseen">{words.change}</span>, width: '6rem' }] : []),
      ]}
    >
      {days.map((menu) => (
        <Line key={menu.day} current={onChange !== undefined && menu.day === today()}>
          <Cell name>{shortDay(menu.day)}</Cell>
          <Cell of={words.dish}>
            {menu.serving !== 'served' && <b>{SERVING_WORDS[menu.serving]} </b>}
            {[...Map.groupBy(menu.dishes, (dish) => dish.meal)].map(([of, dishes]) => (
              <p key={of}>
                <span class={css.second}>{MEAL_WORDS[of]}</span> {dishes.map(({ name }) => name).join('、')}
              </p>
            ))}
            {menu.own && (
              <p class={css.second}>
                {words.own} {menu.note}
              </p>
            )}
          </Cell>
          <Cell of={words.ingredients} muted>
            {[...new Set(menu.dishes.flatMap(({ ingredients }) => ingredients))].join('、')}
          </Cell>
          <Cell of={words.allergens}>{[...new Set(menu.dishes.flatMap(({ allergens }) => allergens))].join('、')}</Cell>
          {onChange && (
            <Cell>
              {menu.day >= today() && (
                <Button label={words.changeOf(shortDay(menu.day))} onClick={() => onChange(menu)}>
                  {words.change}
                </Button>
              )}
            </Cell>
          )}
        </Line>
      ))}
    </Table>
  )
}
