// 市のきょう: every facility in one look, as counts and minutes. A facility that has gone silent is amber, because old numbers are not safe numbers.

import { useState } from 'preact/hooks'
import type { CsvCell } from '../../schema/kit/csv.ts'
import { HOUR } from '../../schema/kit/day.ts'
import type { Status, Totals } from '../../schema/presence/rule.ts'
import type { Routes } from '../../worker/city/routes.ts'
import { Button } from '../kit/Button.tsx'
import type { Reply } from '../kit/call.ts'
import { now } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, eraYear, grouped, longDay } from '../kit/format.ts'
import { DownloadIcon, PrinterIcon } from '../kit/icons.tsx'
import { Knot } from '../kit/Knot.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Sum, ThreadOf } from '../kit/Sum.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { organisation } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { Paper } from '../office/Paper.tsx'
import { saveCsv } from '../office/save-csv.ts'
import { CaseDialog } from './CaseDialog.tsx'
import css from './CityToday.module.css'
import { CityTold } from './CityTold.tsx'
import { cityAddress } from './city-address.ts'
import { words } from './words.ts'

type City = Reply<Routes, '/today'>
type Place = City['facilities'][number]

const EVERY = 30_000
const DAY = 24 * HOUR

/** The statuses with a column of their own; the rest are counted together, so that each line adds up. */
const COLUMNS: readonly (readonly [Status, keyof typeof words])[] = [
  ['present', 'present'],
  ['stamped', 'stamped'],
  ['expected', 'expected'],
  ['late_expected', 'late'],
  ['absent', 'absent'],
  ['overdue', 'overdue'],
]
const OTHERS: readonly Status[] = ['out', 'left_stamped', 'left', 'not_expected']
const othersOf = (totals: Totals): number => OTHERS.reduce((sum, status) => sum + totals[status], 0)
const wordOf = (key: keyof typeof words): string => {
  const word = words[key]
  return typeof word === 'string' ? word : ''
}

export function CityToday() {
  const [opened, setCase] = useState<Place | null>(null)
  const loaded = useLoad<City>(organisation.value ? cityAddress('/today') : null, { every: EVERY, keep: true })
  const city = loaded?.data.value
  if (!city)
    return (
      <Desk title={words.title} name={words.title}>
        <Loading from={loaded} />
      </Desk>
    )
  if (city.facilities.length === 0)
    return (
      <Desk title={longDay(city.day)} name={words.title} second={city.organisation.name}>
        <Sheet>
          <Empty title={words.empty} act={<Button href="/office/city/facility">{words.takeList}</Button>}>
            {words.emptyMore}
          </Empty>
        </Sheet>
      </Desk>
    )
  const silent = city.facilities.filter((place) => place.silent).length
  const alarms = city.facilities.flatMap(alarmsOf).sort((a, b) => (b.minutes ?? 0) - (a.minutes ?? 0))
  const asOf = loaded?.asOf.value
  return (
    <Desk
      title={`${longDay(city.day)}　${words.facilities(city.facilities.length)}`}
      name={words.title}
      second={[
        eraYear(city.day),
        words.asOf(clockTime(loaded?.offline.value && asOf ? asOf : now.value)),
        silent === 0 ? words.allFresh : `${words.fresh(city.facilities.length - silent)}、${words.silent(silent)}`,
      ].join(' ・ ')}
      end={
        <>
          <Button icon={PrinterIcon} onClick={() => print()}>
            {words.print}
          </Button>
          <Button icon={DownloadIcon} onClick={() => saveCsv(rowsOf(city), words.fileName(city.day))}>
            {words.csv}
          </Button>
        </>
      }
      paper={
        <Paper
          title={words.title}
          size="a3-landscape"
          line={`${city.organisation.name} ・ ${eraYear(city.day)}${longDay(city.day)}`}
          foot={words.printed(clockTime(now.value))}
          legend={words.foot}
        >
          <Places city={city} />
        </Paper>
      }
    >
      <Sheet label={words.title}>
        <Sum totals={city.totals} />
      </Sheet>
      {alarms.length > 0 && (
        <ul class={css.alarms} aria-label={words.alarms}>
          {alarms.map(({ place, about, minutes, more }) => (
            <li key={`${place.facilityId} ${about}`} class={css.alarm}>
              <span class={css.age}>
                <b>{minutes ?? '–'}</b>
                {words.minute}
              </span>
              <span class={css.alarmWords}>
                <b>{place.name}</b>
                <span class={css.second}>{more}</span>
              </span>
              {about === 'overdue' && place.isCase && (
                <Button kind="act" label={words.openCaseOf(place.name)} onClick={() => setCase(place)}>
                  {words.openCase}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Places city={city} />
      <p class={css.second}>{words.foot}</p>
      <p class={css.second}>{words.staffMore}</p>
      <CityTold mail={city.mail} />
      {opened && <CaseDialog place={opened} onClose={() => setCase(null)} />}
    </Desk>
  )
}

/** What a facility is red for: children who have not come, and children whom a machine has heard of and nobody has seen. */
const alarmsOf = (place: Place) => [
  ...(place.totals.overdue > 0
    ? [{ place, about: 'overdue', minutes: place.longestOverdue, more: words.alarmMore(place.totals.overdue) }]
    : []),
  ...(place.unseen > 0 ? [{ place, about: 'unseen', minutes: place.longestUnseen, more: words.unseenMore(place.unseen) }] : []),
]

/** Every facility of the organisation, and their sum. */
function Places({ city }: { city: City }) {
  return (
    <Table
      caption={words.title}
      columns={[
        { id: 'place', head: words.place, width: '13rem' },
        { id: 'enrolled', head: words.enrolled, number: true, width: '4rem' },
        ...COLUMNS.map(([status, key]) => ({
          id: status,
          head: (
            <span class={css.head}>
              <Knot of={status} size={14} /> {wordOf(key)}
            </span>
          ),
          number: true,
        })),
        { id: 'others', head: words.others, number: true, width: '3.5rem' },
        { id: 'thread', head: <span class="unseen">{words.thread}</span>, width: '8%' },
        { id: 'odd', head: words.odd, number: true, width: '3.5rem' },
        { id: 'longest', head: words.longest, number: true, width: '4.5rem' },
        { id: 'staff', head: words.staff, number: true, width: '4rem' },
        { id: 'reports', head: words.reports, number: true, width: '7rem' },
        { id: 'infections', head: words.infections, number: true, width: '5.5rem' },
        { id: 'latest', head: words.latest, number: true, width: '6.5rem' },
      ]}
    >
      {city.facilities.map((place) => (
        <PlaceLine key={place.facilityId} place={place} />
      ))}
      <Line tone="sum">
        <Cell name>{words.total}</Cell>
        <Cell of={words.enrolled} number>
          {grouped(city.totals.enrolled)}
        </Cell>
        {COLUMNS.map(([status, key]) => (
          <Cell key={status} of={wordOf(key)} number>
            {grouped(city.totals[status])}
          </Cell>
        ))}
        <Cell of={words.others} number>
          {grouped(othersOf(city.totals))}
        </Cell>
        <Cell />
        <Cell of={words.odd} number>
          {city.facilities.reduce((sum, { contradictions }) => sum + contradictions, 0)}
        </Cell>
        <Cell />
        <Cell />
        <Cell />
        <Cell />
        <Cell />
      </Line>
    </Table>
  )
}

const infectionsOf = ({ infections }: Place): string => (infections === null ? words.fewer : dash(infections))
const isShort = ({ atWork, needed }: Place): boolean => atWork !== null && atWork < needed
const staffOf = ({ atWork, needed }: Place): string => words.staffOf(atWork, needed)
/** Whole days until the end of the day by which a report is due; negative behind it. */
const daysLeft = (dueAt: number): number => Math.ceil((dueAt - now.value) / DAY) - 1
const isLate = ({ reports }: Place): boolean => reports !== null && daysLeft(reports.dueAt) < 0
function reportsOf({ reports }: Place): string {
  if (!reports) return '–'
  const left = daysLeft(reports.dueAt)
  return left === 0
    ? words.reportsToday(reports.open)
    : left > 0
      ? words.reportsIn(reports.open, left)
      : words.reportsLate(reports.open, -left)
}
const dash = (count: number): string => (count === 0 ? '–' : grouped(count))

function PlaceLine({ place }: { place: Place }) {
  const { totals, contradictions, longestOverdue } = place
  return (
    <Line tone={totals.overdue > 0 || place.unseen > 0 ? 'act' : place.silent ? 'look' : 'plain'}>
      <Cell name>
        {place.name}
        {!place.open && place.state === 'open' && !place.silent && <span class={css.second}> {words.closed}</span>}
      </Cell>
      <Cell of={words.enrolled} number>
        {grouped(totals.enrolled)}
      </Cell>
      {COLUMNS.map(([status, key]) => (
        <Cell key={status} of={wordOf(key)} number>
          {status === 'present' || (status === 'overdue' && totals.overdue > 0) ? (
            <b class={status === 'overdue' ? css.red : undefined}>{dash(totals[status])}</b>
          ) : (
            dash(totals[status])
          )}
        </Cell>
      ))}
      <Cell of={words.others} number>
        {dash(othersOf(totals))}
      </Cell>
      <Cell>
        <ThreadOf totals={totals} whole />
      </Cell>
      <Cell of={words.odd} number>
        {dash(contradictions)}
      </Cell>
      <Cell of={words.longest} number>
        {longestOverdue === null ? '–' : words.minutes(longestOverdue)}
      </Cell>
      <Cell of={words.staff} number>
        {isShort(place) ? <b class={css.red}>{staffOf(place)}</b> : staffOf(place)}
      </Cell>
      <Cell of={words.reports} number>
        {isLate(place) ? <b class={css.red}>{reportsOf(place)}</b> : reportsOf(place)}
      </Cell>
      <Cell of={words.infections} number>
        {infectionsOf(place)}
      </Cell>
      <Cell of={words.latest} number>
        <span class={place.silent ? css.stale : undefined}>{latestOf(place)}</span>
      </Cell>
    </Line>
  )
}

const latestOf = ({ state, asOf }: Place): string =>
  state === 'opening' ? words.opening : state === 'moving' ? words.moving : asOf === null ? words.never : clockTime(asOf)

/** The table as a file, with the numbers of this moment. */
function rowsOf(city: City): CsvCell[][] {
  const heads = [
    words.place,
    words.enrolled,
    ...COLUMNS.map(([, key]) => wordOf(key)),
    words.others,
    words.odd,
    words.longest,
    words.staff,
    words.reports,
    words.infections,
    words.latest,
  ]
  const rows = city.facilities.map((place) => [
    place.name,
    place.totals.enrolled,
    ...COLUMNS.map(([status]) => place.totals[status]),
    othersOf(place.totals),
    place.contradictions,
    place.longestOverdue,
    staffOf(place),
    reportsOf(place),
    infectionsOf(place),
    latestOf(place),
  ])
  return [[city.organisation.name, longDay(city.day)], heads, ...rows]
}
