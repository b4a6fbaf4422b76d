// The items of one child, by age or by the period in which they were seen; each ticked with a day. A day that was wrong is taken back, and stays to be read.
import { ageWord, type ChildDevelopment, foldMarks, type Item, periodOf } from '../../schema/development/rule.ts'
import { monthsOld } from '../../schema/growth/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import { TAG_WORDS } from '../../schema/memo/vocabulary.ts'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { DayField } from '../kit/Field.tsx'
import { eraDay } from '../kit/format.ts'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { words } from './words.ts'

/** How far ahead of its age a child is looked at, in months. */
const AHEAD = 6

export const isDue = (item: Item, birthDay: Day, on: Day = today()): boolean => item.months <= monthsOld(birthDay, on) + AHEAD

interface ItemsProps {
  child: ChildDevelopment
  /** Also items of ages that are far ahead. */
  all: boolean
  /** Writes the day of an item, or none; left out for whom only reads. */
  onMark?: ((item: string, day: Day | null) => void) | undefined
}

export function ItemsByAge({ child, all, onMark }: ItemsProps) {
  const seen = foldMarks(child.marks)
  const shown = child.items.filter((item) => all || seen.has(item.key) || isDue(item, child.birthDay))
  return (
    <>
      {[...Map.groupBy(shown, ({ months }) => months)].map(([months, own]) => (
        <Table
          key={months}
          caption={ageWord(months)}
          columns={[
            { id: 'area', head: ageWord(months), width: '11rem' },
            { id: 'item', head: words.item },
            { id: 'day', head: words.seenOn, width: '16rem' },
            { id: 'by', head: words.by, width: '9rem' },
          ]}
        >
          {own.map((item) => {
            const mark = seen.get(item.key)
            const by = child.marks.find(({ id, item: of }) => of === item.key && id === mark?.id)?.by
            return (
              <Line key={item.key} tone={mark ? 'plain' : 'rest'}>
                <Cell of={words.area}>{TAG_WORDS[item.area]}</Cell>
                <Cell name>{item.text}</Cell>
                <Cell of={words.seenOn}>
                  {mark ? (
                    <>
                      {eraDay(mark.day)}{' '}
                      {onMark && (
                        <Button kind="quiet" label={words.takeBackOf(item.text)} onClick={() => onMark(item.key, null)}>
                          {words.takeBack}
                        </Button>
                      )}
                    </>
                  ) : onMark ? (
                    <Tick item={item} onMark={onMark} />
                  ) : (
                    words.notYet
                  )}
                </Cell>
                <Cell of={words.by}>{by ?? ''}</Cell>
              </Line>
            )
          })}
        </Table>
      ))}
    </>
  )
}

/** Today with one tap; another day in the field. */
const Tick = ({ item, onMark }: { item: Item; onMark: NonNullable<ItemsProps['onMark']> }) => (
  <>
    <Button label={words.todayOf(item.text)} onClick={() => onMark(item.key, today())}>
      {words.today}
    </Button>
    <DayField
      label={<span class="unseen">{words.dayOf(item.text)}</span>}
      value={null}
      max={today()}
      onChange={(day) => day && onMark(item.key, day)}
    />
  </>
)

/** What was seen in each period, the newest first, with items that have left the list. */
export function ItemsByPeriod({ child }: { child: ChildDevelopment }) {
  const itemOf = new Map([...child.items, ...child.gone].map((item) => [item.key, item]))
  const seen = [...foldMarks(child.marks).values()].toSorted((a, b) => (a.day < b.day ? 1 : -1))
  if (seen.length === 0) return <p>{words.nothingSeen}</p>
  return (
    <>
      {[...Map.groupBy(seen, ({ day }) => periodOf(day))].map(([from, own]) => (
        <Table
          key={from}
          caption={words.period(from)}
          columns={[
            { id: 'area', head: words.period(from), width: '11rem' },
            { id: 'item', head: words.item },
            { id: 'age', head: words.age, width: '7rem' },
            { id: 'day', head: words.seenOn, width: '11rem' },
          ]}
        >
          {own.flatMap(({ item, day }) => {
            const said = itemOf.get(item)
            return said
              ? [
                  <Line key={item}>
                    <Cell of={words.area}>{TAG_WORDS[said.area]}</Cell>
                    <Cell name>{said.text}</Cell>
                    <Cell of={words.age}>{ageWord(Math.floor(monthsOld(child.birthDay, day)))}</Cell>
                    <Cell of={words.seenOn}>{eraDay(day)}</Cell>
                  </Line>,
                ]
              : []
          })}
        </Table>
      ))}
    </>
  )
}
