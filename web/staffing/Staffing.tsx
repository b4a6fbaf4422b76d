// 配置: children by age beside 保育士, now and by half hour, with the quotient the number comes from, so that it can be checked by hand.
import { useState } from 'preact/hooks'
import { addDays, type Day } from '../../schema/kit/day.ts'
import { timeOn } from '../../schema/kit/time.ts'
import { HALF_HOUR, NOBODY } from '../../schema/staffing/rule.ts'
import { Button } from '../kit/Button.tsx'
import { addressOf } from '../kit/call.ts'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, eraYear, longDay, showTime } from '../kit/format.ts'
import { ChevronLeftIcon, ChevronRightIcon, PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facility, facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { Paper } from '../office/Paper.tsx'
import { StaffTabs } from '../staff/StaffTabs.tsx'
import { EVERY, type StaffingOfDay } from './Shortage.tsx'
import css from './Staffing.module.css'
import { missingIn } from './shortage.ts'
import { words } from './words.ts'

export function Staffing() {
  const [chosen, setDay] = useState<Day | null>(null)
  const day = chosen ?? today()
  const loaded = useLoad<StaffingOfDay>(addressOf(facilityId(), 'staffing', '/', { day }), { every: EVERY })
  const found = loaded?.data.value
  return (
    <Desk
      title={words.title}
      name={words.title}
      second={`${eraYear(day)}${longDay(day)}`}
      end={
        <>
          <Button icon={ChevronLeftIcon} onClick={() => setDay(addDays(day, -1))}>
            {words.before}
          </Button>
          <Button onClick={() => setDay(null)}>{words.today}</Button>
          <Button icon={ChevronRightIcon} onClick={() => setDay(addDays(day, 1))}>
            {words.after}
          </Button>
          <Button icon={PrinterIcon} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
      paper={
        found && (
          <Paper title={words.title} line={`${facility.value?.name} ・ ${eraYear(day)}${longDay(day)}`} foot={basis(found)}>
            <HalfHours of={found} />
          </Paper>
        )
      }
    >
      <StaffTabs current="staffing" />
      {!found ? (
        <Loading from={loaded} />
      ) : found.halfHours.length === 0 ? (
        <Empty title={words.closed}>{words.closedMore}</Empty>
      ) : (
        <WholeDay of={found} />
      )}
    </Desk>
  )
}

function WholeDay({ of }: { of: StaffingOfDay }) {
  const said = of.halfHours.some(({ staff }) => staff !== null)
  const slot = of.halfHours.find(({ from }) => isNow(of.day, from))
  return (
    <div class={css.parts}>
      {!said && (
        <Notice
          tone="ink"
          title={words.nobodySaid}
          end={mayHere('facility.settings') && <Button href="/office/facility">{words.settings}</Button>}
        />
      )}
      {of.now && (
        <Sheet label={words.now}>
          <h2 class={css.title}>
            {words.now} {clockTime(now.value)}
          </h2>
          <dl class={css.now}>
            <dt>{words.children}</dt>
            <dd>{words.people(of.now.children.reduce((sum, count) => sum + count, 0))}</dd>
            <dt>{words.needed}</dt>
            <dd>
              {words.people(of.now.people)} <small>{words.quotient(of.now.tenths)}</small>
            </dd>
            {slot && slot.staff !== null && (
              <>
                <dt>{words.atWork}</dt>
                <dd>
                  {words.people(slot.staff)} <small>{shortText({ people: of.now.people, staff: slot.staff })}</small>
                </dd>
              </>
            )}
          </dl>
        </Sheet>
      )}
      {of.now && of.now.rooms.length > 0 && <Rooms rooms={of.now.rooms} />}
      <Sheet label={words.time} flush>
        <HalfHours of={of} />
      </Sheet>
      <p class={css.second}>{words.more}</p>
      <p class={css.second}>{basis(of)}</p>
    </div>
  )
}

/** The ratios by which the numbers were made, in the order of ages. */
const basis = ({ ratios }: StaffingOfDay): string => {
  const { age0, age1, age2, age3, age4, least, rounding } = ratios
  const list = [age0, age1, age2, age3, age4].map((ratio, age) => `${age === 4 ? '4・5歳' : words.age(age)} ${ratio}:1`)
  return words.basis([...list, words.least(least), words[rounding]].join(' ・ '))
}

const shortText = (one: Parameters<typeof missingIn>[0]): string => {
  const missing = missingIn(one)
  return missing > 0 ? words.short(missing) : words.enough
}

/** True for the half hour it is. */
const isNow = (day: Day, from: number): boolean => {
  const time = timeOn(day, now.value)
  return day === today() && from <= time && time < from + HALF_HOUR
}

type RoomNow = NonNullable<StaffingOfDay['now']>['rooms'][number]

const nameOfRoom = ({ kind, name }: RoomNow): string =>
  kind === 'room' ? name || words.noClass : kind === 'out' ? words.out(name) : words.unseen

/** Who is in which room now, by age, and whom each room needs. */
const Rooms = ({ rooms }: { rooms: readonly RoomNow[] }) => (
  <>
    <Sheet label={words.rooms} flush>
      <Table
        caption={words.rooms}
        columns={[
          { id: 'room', head: words.room, width: '14em' },
          ...NOBODY.map((_, age) => ({ id: `age${age}`, head: words.age(age), number: true })),
          { id: 'sum', head: words.sum, number: true },
          { id: 'needed', head: words.needed, number: true },
        ]}
      >
        {rooms.map((room) => (
          <Line key={`${room.kind} ${room.name}`}>
            <Cell of={words.room}>{nameOfRoom(room)}</Cell>
            <Ages children={room.children} />
            <Cell of={words.needed} number>
              {room.people} <small>{words.quotient(room.tenths)}</small>
            </Cell>
          </Line>
        ))}
      </Table>
    </Sheet>
    <p class={css.second}>{words.roomsMore(rooms.reduce((sum, { people }) => sum + people, 0))}</p>
  </>
)

/** Children by age, and their sum. */
const Ages = ({ children }: { children: readonly number[] }) => (
  <>
    {children.map((count, age) => (
      <Cell key={age} of={words.age(age)} number>
        {count}
      </Cell>
    ))}
    <Cell of={words.sum} number>
      {children.reduce((sum, count) => sum + count, 0)}
    </Cell>
  </>
)

const HalfHours = ({ of }: { of: StaffingOfDay }) => (
  <Table
    caption={words.title}
    columns={[
      { id: 'time', head: words.time, width: '10em' },
      ...NOBODY.map((_, age) => ({ id: `age${age}`, head: words.age(age), number: true })),
      { id: 'sum', head: words.sum, number: true },
      { id: 'needed', head: words.needed, number: true },
      { id: 'staff', head: words.atWork, number: true },
      { id: 'short', head: words.missing },
    ]}
  >
    {of.halfHours.map((slot) => (
      <Line key={slot.from} current={isNow(of.day, slot.from)} tone={missingIn(slot) > 0 ? 'look' : 'plain'}>
        <Cell of={words.time}>
          {showTime(slot.from)}〜{showTime(slot.from + HALF_HOUR)}
        </Cell>
        <Ages children={slot.children} />
        <Cell of={words.needed} number>
          {slot.people} <small>{words.quotient(slot.tenths)}</small>
        </Cell>
        <Cell of={words.atWork} number>
          {slot.staff ?? '－'}
        </Cell>
        <Cell of={words.missing}>{missingIn(slot) > 0 && <b>{words.short(missingIn(slot))}</b>}</Cell>
      </Line>
    ))}
  </Table>
)
