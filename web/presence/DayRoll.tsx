// 今日の名簿: one A4 page a class with everyone who is expected, for the morning on which nothing else works (RB24); and the sheet to write on
// when even that is missing.
import { type Moment, startOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { showTime } from '../../schema/kit/time.ts'
import type { RosterDay } from '../../schema/presence/days-to-keep.ts'
import { type BoardChild, foldBoard } from '../../schema/presence/fold-board.ts'
import { unpackBoard } from '../../schema/presence/pack-board.ts'
import { classes } from '../kit/classes.ts'
import { now, today } from '../kit/clock.ts'
import { eraYear, longDay, momentText } from '../kit/format.ts'
import { statusWords } from '../kit/status.ts'
import { plain } from '../kit/words.tsx'
import { describe, kindWords, planOf } from '../office/describe.ts'
import { Paper } from '../office/Paper.tsx'
import { words as office } from '../office/words.ts'
import css from './DayRoll.module.css'
import { paperWords as words } from './paper-words.ts'
import { words as room } from './words.ts'

/** Numbers by child, in the order the family wants to be called. */
export type Numbers = Record<Id, readonly (readonly [relationship: string, name: string, phone: string])[]>

export interface DayRollProps {
  place: string
  day: RosterDay
  /** Empty where they are not this person's to print. */
  numbers: Numbers
  /** Since when the roster is known. */
  at: Moment
}

/** The roll of each class, as it will be printed. */
export function DayRoll({ place, day, numbers, at }: DayRollProps) {
  const date = day.board.rules.day
  const board = foldBoard(unpackBoard(day.board), date > today() ? startOf(date) : now.value)
  const groups = [...board.classes, { classId: undefined, name: office.noClass }].map(({ classId, name }) => ({
    name,
    key: classId ?? '',
    children: board.children.filter((child) => child.classId === classId),
  }))
  return (
    <>
      {groups
        .filter(({ children }) => children.length > 0)
        .map(({ key, name, children }) => {
          const absent = children.filter(({ status }) => status === 'absent').length
          const away = children.filter(({ status }) => status === 'not_expected').length
          return (
            <Paper
              key={key}
              size="a4-landscape"
              title={date === today() ? words.roll : words.rollOf}
              line={
                <>
                  {place} ・ {name} ・ {eraYear(date)}
                  {longDay(date)}
                  <br />
                  {words.count(children.length, children.length - absent - away, absent)}
                </>
              }
              legend={words.legend}
              foot={words.printed(momentText(now.value, today()), momentText(at, today()))}
            >
              <Roll children={children} people={day.people} numbers={numbers} />
            </Paper>
          )
        })}
    </>
  )
}

interface RollProps {
  children: readonly BoardChild[]
  people: RosterDay['people']
  numbers: Numbers
}

function Roll({ children, people, numbers }: RollProps) {
  return (
    <table class={css.roll}>
      <Head columns={words.columns} />
      <tbody>
        {children.map((child, index) => (
          <tr key={child.childId}>
            <td>{index + 1}</td>
            <th scope="row">
              <span class={css.kana}>{child.kana}</span>
              {child.name}
            </th>
            <td class={css.whole}>
              {planOf(child.plan)}
              {child.planKind === 'settling' && <div>{room.settling}</div>}
            </td>
            <td>
              {child.allergens?.map((allergen) => (
                <b key={allergen} class={css.allergen}>
                  {allergen}
                </b>
              ))}
              {child.mark}
            </td>
            <td>{toldOf(child)}</td>
            <td class={css.small}>
              {child.askOffice && <b>{words.askOffice} </b>}
              {pickupOf(child) && <b>{pickupOf(child)} </b>}
              {people[child.childId]?.map(([relationship, name]) => personOf(relationship, name)).join('、')}
            </td>
            <td class={css.small}>
              {child.askOffice
                ? words.inOffice
                : numbers[child.childId]?.map(([relationship, , phone]) => (
                    <div key={phone}>
                      {relationship} {phone}
                    </div>
                  ))}
            </td>
            <td />
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Head = ({ columns }: { columns: readonly string[] }) => (
  <thead>
    <tr>
      {columns.map((head, index) => (
        <th key={head} scope="col" class={css[`column${index}`]}>
          {head}
        </th>
      ))}
    </tr>
  </thead>
)

/** 祖母 花子, and once where the name says it already. */
const personOf = (relationship: string, name: string): string =>
  name.includes(relationship) ? name : [relationship, name].filter(Boolean).join(' ')

const toldOf = (child: BoardChild): string =>
  child.status === 'not_expected' || child.status === 'absent'
    ? [plain(statusWords[child.status].word), ...(child.notices ?? []).slice(0, 1).map(describe)].join(' ')
    : (child.notices ?? [])
        .filter(({ withdrawn, kind }) => !withdrawn && kind !== 'pickup_change')
        .map((notice) => `${kindWords[notice.kind]} ${describe(notice)}`)
        .join('、')

function pickupOf(child: BoardChild): string {
  const { pickup } = child.told ?? { pickup: null }
  if (!pickup) return ''
  return words.changed([pickup.time === null ? '' : showTime(pickup.time), pickup.person ?? ''].filter(Boolean).join(' '))
}

/** As many lines as fit A4. */
const LINES = 15

/** 停電用出欠表: an empty sheet for names, times, and who received and who fetched. */
export const BlankSheet = ({ place }: { place: string }) => (
  <Paper size="a4-landscape" title={words.blank} line={words.blankLine(place)} legend={words.blankLegend} foot={words.blankFoot}>
    <table class={classes(css.roll, css.blank)}>
      <Head columns={words.blankColumns} />
      <tbody>
        {Array.from({ length: LINES }, (_, line) => (
          <tr key={line}>
            <td>{line + 1}</td>
            {words.blankColumns.slice(1).map((head) => (
              <td key={head} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </Paper>
)
