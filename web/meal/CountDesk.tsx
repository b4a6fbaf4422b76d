// 食数 at the desk: today as the kitchen has it, and the month with what was fixed and what was made; as a file for the caterer and the city.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type Counts, totalOf } from '../../schema/meal/count.ts'
import { MEAL_WORDS, SERVING_WORDS } from '../../schema/meal/words.ts'
import { today } from '../kit/clock.ts'
import { clockTime, shortDay } from '../kit/format.ts'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk, Part } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { useFiles } from '../office/files.tsx'
import { Loading } from '../office/Loading.tsx'
import { Months } from '../office/Months.tsx'
import { type Kitchen, type Month, meal } from './api.ts'
import css from './Desk.module.css'
import { words } from './desk-words.ts'
import { words as kitchenWords } from './kitchen-words.ts'
import { Numbers } from './Numbers.tsx'

type MonthDay = Month['days'][number]
const EVERY = 60_000
const SNACKS = ['morning_snack', 'snack', 'supper'] as const

export function CountDesk({ bar }: { bar: ComponentChildren }) {
  const [month, setMonth] = useState(() => today().slice(0, 7))
  const kitchen = useLoad<Kitchen>(meal.address(facilityId(), '/kitchen', { day: today() }), { every: EVERY })
  const loaded = useLoad<Month>(meal.address(facilityId(), '/month', { month }))
  const now = kitchen?.data.value
  const days = loaded?.data.value?.days
  const files = useFiles(
    'meal.export',
    (format) => meal.address(facilityId(), '/file', { month, format }),
    `${words.count}_${month}`,
  )
  return (
    <Desk title={words.title} name={words.count} end={files.buttons}>
      {bar}
      {files.refused}
      <div id="meal" role="tabpanel" aria-label={words.count} class={css.panel}>
        <Part
          title={words.countToday}
          second={
            now &&
            (now.fixedAt === null
              ? kitchenWords.fixAt(clockTime(now.fixAt))
              : `${kitchenWords.fixedAt(clockTime(now.fixedAt))} ・ ${kitchenWords.differences(now.differences.length)}`)
          }
        >
          {!now ? (
            <Loading from={kitchen} />
          ) : Object.keys(now.counts).length === 0 ? (
            <p>{now.serving === 'none' ? kitchenWords.none : kitchenWords.nobody}</p>
          ) : (
            <Numbers answer={now} />
          )}
        </Part>
        <Part title={words.countMonth} second={month} end={<Months month={month} onMonth={setMonth} />}>
          {days ? <MonthTable days={days} /> : <Loading from={loaded} />}
        </Part>
      </div>
    </Desk>
  )
}

function MonthTable({ days }: { days: readonly MonthDay[] }) {
  const number = (counts: MonthDay['made'], of: keyof typeof MEAL_WORDS) => (counts ? totalOf(counts as Counts, of) : words.noFix)
  return (
    <Table
      caption={words.countMonth}
      columns={[
        { id: 'day', head: words.day },
        { id: 'fixed', head: words.fixed, number: true },
        { id: 'made', head: words.made, number: true },
        ...SNACKS.map((of) => ({ id: of, head: MEAL_WORDS[of], number: true })),
        { id: 'staff', head: words.staff, number: true },
        { id: 'changes', head: words.changes, number: true },
      ]}
    >
      {days.map(({ day, serving, fixed, made, staff, changes }) => (
        <Line key={day} tone={fixed ? 'plain' : 'rest'}>
          <Cell name>
            {shortDay(day)} {serving && serving !== 'served' ? SERVING_WORDS[serving] : ''}
          </Cell>
          <Cell of={words.fixed} number>
            {number(fixed, 'lunch')}
          </Cell>
          <Cell of={words.made} number>
            {number(made, 'lunch')}
          </Cell>
          {SNACKS.map((of) => (
            <Cell key={of} of={MEAL_WORDS[of]} number>
              {number(made, of)}
            </Cell>
          ))}
          <Cell of={words.staff} number>
            {staff ?? words.noFix}
          </Cell>
          <Cell of={words.changes} number>
            {fixed ? changes : words.noFix}
          </Cell>
        </Line>
      ))}
    </Table>
  )
}
