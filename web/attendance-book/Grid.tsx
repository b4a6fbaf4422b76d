// The month as a grid: children down, days across, totals at the right and at the foot. The same for the screen and for paper.
import type { Register, RegisterCell, RegisterChild } from '../../schema/presence/fold-register.ts'
import type { Footnote } from '../../schema/presence/register-notes.ts'
import type { RegisterTotals } from '../../schema/presence/register-totals.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { classes } from '../kit/classes.ts'
import { today } from '../kit/clock.ts'
import { shortDay, showTime, weekdayLetter } from '../kit/format.ts'
import { dayWords } from './day-words.ts'
import css from './Grid.module.css'
import type { Total } from './Opened.tsx'
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
  /** Numbers of what stands under the grid, by child and day. */
  footnotes: readonly Footnote[]
  /** Opens a total down to what was counted; on paper there is nothing to open. */
  onOpen?: (total: Total) => void
}

type Kinds = readonly (keyof RegisterTotals)[]
const SHORT: Record<Exclude<keyof RegisterTotals, 'family'>, string> = {
  present: words.presentShort,
  late: words.lateShort,
  early: words.earlyShort,
  sick: words.sickShort,
  suspended: words.suspendedShort,
  bereavement: words.bereavementShort,
  unknown: words.unknownShort,
}
/** The kinds that are counted, with the short word over their column. */
const kindsOf = ({ totalKinds, familyAbsenceWord }: Register): [keyof RegisterTotals, short: string, long: string][] =>
  totalKinds.map((key) =>
    key === 'family' ? [key, familyAbsenceWord.slice(0, 1), familyAbsenceWord] : [key, SHORT[key], words[key]],
  )

/** A day of which nothing is known is neither absent nor present (記録もれ); it has a column of its own. */
const ABSENT: Kinds = ['sick', 'family', 'suspended', 'bereavement']
const sumOf = (totals: RegisterTotals, kinds: Kinds): number => kinds.reduce((sum, kind) => sum + totals[kind], 0)

export function Grid({
  register,
  children,
  caption,
  times = false,
  grouped = false,
  paper = false,
  footnotes,
  onOpen,
}: GridProps) {
  const marked = new Map(footnotes.map(({ number, note }) => [`${note.childId}${note.day}`, number]))
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
                    <b>{name}</b> {totals && words.classSum(rows.length)}{' '}
                    {totals && (
                      <Sum
                        total={{ of: name, word: words.present, kinds: ['present'], ...(classId ? { classId } : {}) }}
                        count={totals.present}
                        onOpen={onOpen}
                      />
                    )}
                  </span>
                </th>
              </tr>
            )}
            {rows.map((child) => {
              number += 1
              return (
                <Row
                  key={child.childId}
                  child={child}
                  register={register}
                  times={times}
                  paper={paper}
                  number={number}
                  marked={marked}
                  onOpen={onOpen}
                />
              )
            })}
          </tbody>
        ))}
      <tfoot>
        <SumRow word={words.presentSum} register={register} of={['present']} blanks={kinds.length} onOpen={onOpen} />
        <SumRow word={words.absentSum} register={register} of={ABSENT} blanks={kinds.length} second onOpen={onOpen} />
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
  marked: ReadonlyMap<string, number>
  onOpen: GridProps['onOpen']
}

/** A number that opens down to what was counted. */
function Sum({ total, count, onOpen }: { total: Total; count: number; onOpen: GridProps['onOpen'] }) {
  if (!onOpen || count === 0) return <>{count}</>
  return (
    <button
      type="button"
      class={css.sum}
      aria-label={dayWords.openTotal(total.of, total.word, count)}
      onClick={() => onOpen(total)}
    >
      {count}
    </button>
  )
}

function Row({ child, register, times, paper, number, marked, onOpen }: RowProps) {
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
          {marked.has(child.childId + cell.day) && <span class={css.fromPaper}>※{marked.get(child.childId + cell.day)}</span>}
        </td>
      ))}
      {kindsOf(register).map(([key, , word]) => (
        <td key={key} class={classes(css.total, child.totals[key] === 0 && css.nought)}>
          <Sum
            total={{ of: child.kana || child.name, word, kinds: [key], childId: child.childId }}
            count={child.totals[key]}
            onOpen={onOpen}
          />
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
  of: Kinds
  blanks: number
  /** The sum of the second row stands under the second column. */
  second?: boolean
  onOpen: GridProps['onOpen']
}

const SumRow = ({ word, register, of, blanks, second = false, onOpen }: SumRowProps) => (
  <tr class={css.sums}>
    <th scope="row" class={css.name}>
      {word}
    </th>
    {register.days.map(({ day, open, totals }) => (
      <td key={day} class={classes(css.cell, !open && css.closed)}>
        {((open && day <= today()) || sumOf(totals, of) > 0) && (
          <Sum total={{ of: shortDay(day), word, kinds: of, day }} count={sumOf(totals, of)} onOpen={onOpen} />
        )}
      </td>
    ))}
    <td class={css.total} colSpan={blanks}>
      <span class={second ? undefined : css.first}>
        <Sum total={{ of: words.wholeMonth, word, kinds: of }} count={sumOf(register.totals, of)} onOpen={onOpen} />
      </span>
    </td>
  </tr>
)
