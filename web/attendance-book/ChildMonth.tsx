// One child's month: day by day when it came and went, with what was corrected and remarked (RB20, RB21). On the screen and on paper.
import { useState } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import { showTime, type Time } from '../../schema/kit/time.ts'
import type { Register, RegisterCell, RegisterChild } from '../../schema/presence/fold-register.ts'
import { footnotesOf } from '../../schema/presence/register-notes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { now, today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { clockTime, eraFiscalYear, shortDay } from '../kit/format.ts'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { monthName } from '../office/Months.tsx'
import { Paper } from '../office/Paper.tsx'
import { DayFacts } from './DayFacts.tsx'
import { dayWords } from './day-words.ts'
import css from './Opened.module.css'
import { cellWord, words } from './words.ts'

interface ChildMonthProps {
  register: Register
  child: RegisterChild
  caption: string
  onWritten: () => void
}

const clock = (time: Time | undefined): string => (time === undefined ? '–' : showTime(time))
/** Minutes in care, where both ends are known. */
const stayOf = ({ arrive, leave }: RegisterCell): number | null =>
  arrive === undefined || leave === undefined ? null : leave - arrive
const hours = (minutes: number): string => dayWords.hours(Math.floor(minutes / 60), minutes % 60)
const stayText = (cell: RegisterCell): string => {
  const stay = stayOf(cell)
  return stay === null ? '' : hours(stay)
}
const here = (child: RegisterChild) => child.cells.filter(({ kind }) => kind !== 'outside')

/** Texts of a child's notes by day. */
function notesByDay(register: Register, child: RegisterChild): Map<Day, string> {
  const found = new Map<Day, string>()
  for (const { note, text } of footnotesOf(register.notes, [child]))
    found.set(note.day, [found.get(note.day), text].filter(Boolean).join(' / '))
  return found
}

export function ChildMonth({ register, child, caption, onWritten }: ChildMonthProps) {
  const [open, setOpen] = useState<Day | null>(null)
  const opened = child.cells.find(({ day }) => day === open)
  const notes = notesByDay(register, child)
  return (
    <>
      <Table
        caption={caption}
        columns={[
          { id: 'date', head: dayWords.date, width: '7rem' },
          { id: 'mark', head: dayWords.attendance },
          { id: 'arrive', head: dayWords.arrive, number: true, width: '5rem' },
          { id: 'leave', head: dayWords.leave, number: true, width: '5rem' },
          { id: 'stay', head: dayWords.stayed, number: true, width: '5rem' },
          { id: 'open', head: <span class="unseen">{dayWords.openDay}</span>, width: '9rem' },
        ]}
      >
        {here(child).map((cell) => (
          <Line key={cell.day} tone={cell.kind === 'unknown' ? 'look' : cell.kind === 'closed' ? 'rest' : 'plain'}>
            <Cell name>{shortDay(cell.day)}</Cell>
            <Cell of={dayWords.attendance}>
              {cell.mark} {cellWord(cell.kind, register.familyAbsenceWord)}
              {notes.has(cell.day) && <div class={css.more}>{notes.get(cell.day)}</div>}
            </Cell>
            <Cell of={dayWords.arrive} number>
              {clock(cell.arrive)}
            </Cell>
            <Cell of={dayWords.leave} number>
              {clock(cell.leave)}
            </Cell>
            <Cell of={dayWords.stayed} number muted>
              {stayText(cell)}
            </Cell>
            <Cell>
              {cell.day <= today() && (
                <Button onClick={() => setOpen(cell.day)} label={dayWords.openDayOf(shortDay(cell.day))}>
                  {dayWords.openDay}
                </Button>
              )}
            </Cell>
          </Line>
        ))}
      </Table>
      {opened && (
        <Dialog
          open
          place="side"
          title={
            <>
              {shortDay(opened.day)} {child.kana || child.name} <AllergensOf childId={child.childId} />
            </>
          }
          onClose={() => setOpen(null)}
        >
          <DayFacts
            key={opened.day}
            childId={child.childId}
            cell={opened}
            notes={register.notes}
            onWritten={() => {
              setOpen(null)
              onWritten()
            }}
          />
        </Dialog>
      )}
    </>
  )
}

/** The same month on one A4, for the file of the child or for its family. */
export function ChildMonthPaper({ register, child }: { register: Register; child: RegisterChild }) {
  const notes = notesByDay(register, child)
  const stayed = here(child).reduce((sum, cell) => sum + (stayOf(cell) ?? 0), 0)
  return (
    <Paper
      title={dayWords.paperTitle}
      seals={[words.director, words.head, words.teacher]}
      foot={words.printed(shortDay(today()), clockTime(now.value))}
      line={
        <>
          {eraFiscalYear(`${register.month}-01`)} ・ {register.facility.name} ・{' '}
          {register.classes.find(({ classId }) => classId === child.classId)?.name ?? words.noClass}
          <br />
          <b>{monthName(register.month)}</b> ・ {child.name}（{child.kana}）
        </>
      }
    >
      <table class={css.paper}>
        <thead>
          <tr>
            {[dayWords.date, dayWords.attendance, dayWords.arrive, dayWords.leave, dayWords.stayed, dayWords.noted].map(
              (head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {here(child).map((cell) => (
            <tr key={cell.day}>
              <th scope="row">{shortDay(cell.day)}</th>
              <td>
                {cell.mark} {cell.kind === 'pending' ? '' : cellWord(cell.kind, register.familyAbsenceWord)}
              </td>
              <td>{cell.arrive === undefined ? '' : showTime(cell.arrive)}</td>
              <td>{cell.leave === undefined ? '' : showTime(cell.leave)}</td>
              <td>{stayText(cell)}</td>
              <td class={css.wide}>{notes.get(cell.day)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class={css.sums}>
        {register.totalKinds.map((kind) => (
          <span key={kind}>
            {cellWord(kind, register.familyAbsenceWord)} {child.totals[kind]}
          </span>
        ))}
        <span>
          {dayWords.stayedSum} {hours(stayed)}
        </span>
      </p>
    </Paper>
  )
}
