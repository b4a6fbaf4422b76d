// 当番: a sheet of a week, people down, days across. A press on a cell puts a duty there or takes it off.
import { useState } from 'preact/hooks'
import { addDays, type Day, daysFrom, mondayOf } from '../../schema/kit/day.ts'
import { ROLE_WORDS } from '../../schema/permission/role-words.ts'
import type { Routes } from '../../worker/staff/routes.ts'
import { Button } from '../kit/Button.tsx'
import { addressOf, type Reply } from '../kit/call.ts'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, eraFiscalYear, eraYear, longDay, monthDay, shortDay } from '../kit/format.ts'
import { ChevronLeftIcon, ChevronRightIcon, PrinterIcon } from '../kit/icons.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { plain } from '../kit/words.tsx'
import { Desk } from '../office/Desk.tsx'
import { facility, facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { Paper } from '../office/Paper.tsx'
import { DutyDialog } from './DutyDialog.tsx'
import css from './Staff.module.css'
import { StaffTabs } from './StaffTabs.tsx'
import { sayDuty } from './staff.ts'
import { words } from './words.ts'

export type WeekOfDuties = Reply<Routes, '/week'>
type Person = WeekOfDuties['people'][number]

export function Week() {
  // This week until another is chosen: a computer whose clock is wrong learns the day only with the first answer.
  const [chosen, setFrom] = useState<Day | null>(null)
  const from = chosen ?? mondayOf(today())
  const loaded = useLoad<WeekOfDuties>(addressOf(facilityId(), 'staff', '/week', { from }))
  const week = loaded?.data.value
  const [open, setOpen] = useState<{ person: Person; day: Day } | null>(null)
  const line = `${eraFiscalYear(from)} ・ ${facility.value?.name} ・ ${eraYear(from)}${words.weekOf(longDay(from), longDay(addDays(from, 6)))}`
  const span = words.weekOf(monthDay(from), monthDay(addDays(from, 6)))
  return (
    <Desk
      title={words.week}
      name={words.week}
      second={span}
      end={
        <>
          <Button icon={ChevronLeftIcon} onClick={() => setFrom(addDays(from, -7))}>
            {words.before}
          </Button>
          <Button onClick={() => setFrom(null)}>{words.thisWeek}</Button>
          <Button icon={ChevronRightIcon} onClick={() => setFrom(addDays(from, 7))}>
            {words.after}
          </Button>
          <Button icon={PrinterIcon} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
      paper={
        week && (
          <Paper
            title={words.weekTitle}
            size="a4-landscape"
            line={line}
            running={line}
            foot={words.printed(shortDay(today()), clockTime(now.value))}
          >
            <Grid week={week} table={`${css.paper} ${css.paperWeek}`} />
          </Paper>
        )
      }
    >
      <StaffTabs current="week" />
      <p class={css.second}>{words.weekMore}</p>
      {!week ? (
        <Loading from={loaded} />
      ) : week.people.length === 0 ? (
        <Sheet>
          <Empty title={words.noneHere}>{words.noneHereMore}</Empty>
        </Sheet>
      ) : (
        // A week is wider than a phone; the frame moves sideways by itself and takes the keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard (WCAG 2.1.1)
        <section class={css.frame} aria-label={words.weekTitle} tabIndex={0}>
          <Grid
            week={week}
            table={css.week}
            onOpen={mayHere('staff.duty') ? (person, day) => setOpen({ person, day }) : undefined}
          />
        </section>
      )}
      {week && open && <DutyDialog week={week} {...open} onClose={() => setOpen(null)} onDone={async () => loaded?.refresh()} />}
    </Desk>
  )
}

function Grid({
  week,
  table,
  onOpen,
}: {
  week: WeekOfDuties
  table: string | undefined
  onOpen?: ((person: Person, day: Day) => void) | undefined
}) {
  const days = daysFrom(week.from, addDays(week.from, 6))
  return (
    <table class={table}>
      <caption class="unseen">{words.weekTitle}</caption>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          {days.map((day) => (
            <th key={day} scope="col" class={day === week.today ? css.today : undefined}>
              {shortDay(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {week.people.map((person) => (
          <tr key={person.personId}>
            <th scope="row">
              {person.name}
              <span class={css.kana}>{plain(ROLE_WORDS[person.assignments[0]?.role ?? 'nursery_teacher'])}</span>
            </th>
            {days.map((day) => {
              const duties = week.duties.filter((one) => one.personId === person.personId && one.day === day)
              const said = duties.map((one) => <span key={one.kind}>{sayDuty(one)}</span>)
              const works = person.assignments.some(
                ({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn >= day),
              )
              return (
                <td key={day} class={day === week.today ? css.today : undefined}>
                  {onOpen && works && day >= week.today ? (
                    <button
                      type="button"
                      class={css.cell}
                      aria-label={`${words.setDuty(person.name, shortDay(day))} ${duties.map(sayDuty).join(' ')}`}
                      onClick={() => onOpen(person, day)}
                    >
                      {said}
                    </button>
                  ) : (
                    <span class={css.lines}>{said}</span>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
