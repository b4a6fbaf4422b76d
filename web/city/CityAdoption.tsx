// 採用状況: how far each house has come, in counts and shares. Nothing of a text, a child or a person, and nothing under five (RN06).
import { useEffect } from 'preact/hooks'
import type { AdoptionLine } from '../../schema/organisation/adoption.ts'
import type { Routes } from '../../worker/city/routes.ts'
import { Button } from '../kit/Button.tsx'
import type { Reply } from '../kit/call.ts'
import { now } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { Facts } from '../kit/Facts.tsx'
import { clockTime, eraYear, grouped, longDay } from '../kit/format.ts'
import { DownloadIcon, PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { Loading } from '../office/Loading.tsx'
import { Paper } from '../office/Paper.tsx'
import { saveCsv } from '../office/save-csv.ts'
import { meaning, words } from './adoption-words.ts'
import css from './CityToday.module.css'
import { cityAddress } from './city-address.ts'

type Adoption = Reply<Routes, '/adoption'>

const COUNTS = ['papersLate', 'stuck', 'noticesUnseen'] as const
const SHARES = ['unread', 'told'] as const
const HEADS = [...COUNTS, ...SHARES]

export function CityAdoption() {
  const loaded = useLoad<Adoption>(cityAddress('/adoption'), { keep: true })
  const answer = loaded?.data.value
  const left = answer?.left ?? 0
  // Each answer counts a few more facilities; the next is asked for as long as there are some.
  useEffect(() => {
    if (left > 0) void loaded?.refresh()
  }, [left, loaded])
  const none = !answer || answer.lines.length === 0
  return (
    <Desk
      title={words.title}
      name={words.title}
      second={answer?.organisation.name}
      end={
        <>
          <Button
            icon={DownloadIcon}
            disabled={none || left > 0}
            onClick={() => answer && saveCsv(rowsOf(answer), words.fileName(answer.day))}
          >
            {words.csv}
          </Button>
          <Button icon={PrinterIcon} disabled={none || left > 0} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
      paper={
        answer && (
          <Paper
            title={words.title}
            size="a4-landscape"
            line={`${answer.organisation.name} ・ ${eraYear(answer.day)}${longDay(answer.day)}`}
            foot={words.printed(clockTime(now.value))}
            legend={words.foot}
          >
            <Houses lines={answer.lines} />
            <Meaning />
          </Paper>
        )
      }
    >
      <p>{words.more}</p>
      {answer && left > 0 && <Notice tone="ink" title={words.counting(answer.lines.length - left, answer.lines.length)} />}
      {!answer ? (
        <Loading from={loaded} />
      ) : none ? (
        <Sheet>
          <Empty title={words.empty} act={<Button href="/office/city/facility">{words.takeList}</Button>}>
            {words.emptyMore}
          </Empty>
        </Sheet>
      ) : (
        <>
          <Houses lines={answer.lines} />
          <Sheet>
            <Meaning />
          </Sheet>
        </>
      )}
      <p class={css.second}>{words.foot}</p>
    </Desk>
  )
}

const cellOf = ({ asOf, ...line }: AdoptionLine, key: (typeof HEADS)[number]): string => {
  const value = line[key]
  if (asOf === null) return '–'
  if (value === null) return words.withheld
  return key === 'unread' || key === 'told' ? words.percent(value) : grouped(value)
}

const asOfText = ({ asOf }: AdoptionLine): string => (asOf === null ? words.never : clockTime(asOf))

const Houses = ({ lines }: { lines: readonly AdoptionLine[] }) => (
  <Table
    caption={words.title}
    columns={[
      { id: 'place', head: words.place, width: '13rem' },
      ...HEADS.map((key) => ({ id: key, head: words[key], number: true })),
      { id: 'asOf', head: words.asOf, number: true },
    ]}
  >
    {lines.map((line) => (
      <Line key={line.facilityId}>
        <Cell name>{line.name}</Cell>
        {HEADS.map((key) => (
          <Cell key={key} of={words[key]} number>
            {cellOf(line, key)}
          </Cell>
        ))}
        <Cell of={words.asOf} number>
          {asOfText(line)}
        </Cell>
      </Line>
    ))}
  </Table>
)

const Meaning = () => <Facts facts={HEADS.map((key) => ({ name: words[key], is: meaning[key] }))} />

const rowsOf = ({ organisation, day, lines }: Adoption): string[][] => [
  [organisation.name, longDay(day)],
  [words.place, ...HEADS.map((key) => words[key]), words.asOf],
  ...lines.map((line) => [line.name, ...HEADS.map((key) => cellOf(line, key)), asOfText(line)]),
  ...HEADS.map((key) => [words[key], meaning[key]]),
  [words.foot],
]
