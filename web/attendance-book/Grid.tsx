// The month as a grid: children down, days across, totals at the right and at the foot. The same for the screen and for paper.
import type { Register, RegisterCell, RegisterChild, RegisterTotals } from '../../schema/presence/fold-register.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { classes } from '../kit/classes.ts'
import { today } from '../kit/clock.ts'
import { shortDay, showTime, weekdayLetter } from '../kit/format.ts'
import css from './Grid.module.css'
import { cellWord, words } from './words.ts'

export interface GridProps {
  register: Register
  children: readonly RegisterChild[]
  caption: string
  /** Times in place of marks. */
  times?: boolean
  /** Lines that name each class. */
  grouped?: boolean
  paper?: boolean
}

/** The kinds that are counted, with the short word over their column. */
const kindsOf = (register: Register): [keyof RegisterTotals, short: string, long: string][] => [
  ['present', words.presentShort, words.present],
  ['late', words.lateShort, words.late],
  ['early', words.earlyShort, words.early],
  ['sick', words.sickShort, words.sick],
  ['family', register.familyAbsenceWord.slice(0, 1), register.familyAbsenceWord],
  ['suspended', words.suspendedShort, words.suspended],
  ['bereavement', words.bereavementShort, words.bereavement],
  ['unknown', words.unknownShort, words.unknown],
]

/** A day of which nothing is known is neither absent nor present (記録もれ); it has a column of its own. */
const absentOf = (totals: RegisterTotals): number => totals.sick + totals.family + totals.suspended + totals.bereavement

export function Grid({ register, children, caption, times = false, grouped = false, paper = false }: GridProps) {
  const kinds = kindsOf(register)
  const width = register.days.length + 1 + kinds.length
  const groups = grouped
    ? [...register.classes, { classId: null, name: words.noClass, totals: null }].map((one) => ({
        ...one,
        rows: children.filter(({ classId }) => classId === one.classId),
      }))
    : [{ classId: null, name: '', totals: null, rows: children }]
  let number = 0
  return (
    <table class={classes(css.grid, times && css.times, paper && css.onPaper)}>
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" class={css.name}>
            {words.name}
          </th>
          {register.days.map(({ day, open, holiday }) => (
            <th
              key={day}
              scope="col"
              class={classes(css.day, !open && css.closed)}
              title={[shortDay(day), holiday].filter(Boolean).join(' ')}
            >
              {Number(day.slice(8))}
              <span class={css.weekday}>{weekdayLetter(day)}</span>
            </th>
          ))}
          {kinds.map(([key, short, long]) => (
            <th key={key} scope="col" class={css.total} title={long} abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      {groups
        .filter(({ rows }) => rows.length > 0)
        .map(({ classId, name, totals, rows }) => (
          <tbody key={classId ?? ''}>
            {grouped && (
              <tr class={css.group}>
                <th scope="colgroup" colSpan={width}>
                  <span class={css.groupName}>
                    <b>{name}</b> {totals && words.classSum(rows.length, totals.present)}
                  </span>
                </th>
              </tr>
            )}
            {rows.map((child) => {
              number += 1
              return <Row key={child.childId} child={child} register={register} times={times} paper={paper} number={number} />
            })}
          </tbody>
        ))}
      <tfoot>
        <SumRow word={words.presentSum} register={register} of={(totals) => totals.present} blanks={kinds.length} sum={0} />
        <SumRow word={words.absentSum} register={register} of={absentOf} blanks={kinds.length} sum={1} />
      </tfoot>
    </table>
  )
}

interface RowProps {
  child: RegisterChild
  register: Register
  times: boolean
  paper: boolean
  number: number
}

function Row({ child, register, times, paper, number }: RowProps) {
  return (
    <tr>
      <th scope="row" class={css.name}>
        {paper ? (
          <>
            <span class={css.number}>{number}</span> {child.name}
          </>
        ) : (
          <>
            <a href={`/office/child/${child.childId}?month=${register.month}`} title={child.name}>
              {child.kana || child.name}
            </a>{' '}
            <AllergensOf childId={child.childId} />
          </>
        )}
      </th>
      {child.cells.map((cell, index) => (
        <td
          key={cell.day}
          class={classes(css.cell, !register.days[index]?.open && css.closed, cell.kind === 'unknown' && css.unknown)}
          title={paper ? undefined : hoverOf(child, cell, register.familyAbsenceWord)}
        >
          {times ? <Times cell={cell} /> : cell.mark}
          {cell.paper && <span class={css.fromPaper}>{words.paperMark}</span>}
        </td>
      ))}
      {kindsOf(register).map(([key]) => (
        <td key={key} class={classes(css.total, child.totals[key] === 0 && css.nought)}>
          {child.totals[key]}
        </td>
      ))}
    </tr>
  )
}

function Times({ cell }: { cell: RegisterCell }) {
  if (cell.arrive === undefined && cell.leave === undefined) return cell.mark
  return (
    <>
      {cell.arrive === undefined ? '–' : showTime(cell.arrive)}
      <br />
      {cell.leave === undefined ? '–' : showTime(cell.leave)}
    </>
  )
}

/** 11/4（水） のぐち めい 出席 8:32–16:30 */
function hoverOf(child: RegisterChild, cell: RegisterCell, familyWord: string): string {
  const time = (minutes: number | undefined) => (minutes === undefined ? '' : showTime(minutes))
  const times = cell.arrive === undefined && cell.leave === undefined ? '' : `${time(cell.arrive)}–${time(cell.leave)}`
  return [shortDay(cell.day), child.kana, cellWord(cell.kind, familyWord), times, cell.paper ? words.fromPaper : '']
    .filter(Boolean)
    .join(' ')
}

interface SumRowProps {
  word: string
  register: Register
  of: (totals: RegisterTotals) => number
  blanks: number
  /** Under which total column the sum of the sums stands. */
  sum: number
}

const SumRow = ({ word, register, of, blanks, sum }: SumRowProps) => (
  <tr class={css.sums}>
    <th scope="row" class={css.name}>
      {word}
    </th>
    {register.days.map(({ day, open, totals }) => (
      <td key={day} class={classes(css.cell, !open && css.closed)}>
        {(open && day <= today()) || of(totals) > 0 ? of(totals) : ''}
      </td>
    ))}
    <td class={css.total} colSpan={blanks}>
      <span class={sum === 0 ? css.first : undefined}>{of(register.totals)}</span>
    </td>
  </tr>
)
