// 書く時間 at the desk: one's own, and of the house without names; as a file for whoever has to show what became of 省力化.
import type { Minutes } from '../../schema/document/minutes.ts'
import { Button } from '../kit/Button.tsx'
import { Empty } from '../kit/Empty.tsx'
import { eraFiscalYear } from '../kit/format.ts'
import { DownloadIcon } from '../kit/icons.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk, Part } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { Years, yearOf } from '../office/Months.tsx'
import { saveCsv } from '../office/save-csv.ts'
import { TextTable } from '../office/TextTable.tsx'
import { type MinutesOf, papers } from './api.ts'
import { words } from './words.ts'

export function MinutesDesk() {
  const year = yearOf(visit.value.query.year)
  const [from, last] = [`${year}-04-01`, `${year + 1}-03-31`]
  const loaded = useLoad<MinutesOf>(papers.address(facilityId(), '/minutes', { from, to: last }))
  const answer = loaded?.data.value
  const shown = answer && (answer.house ?? answer.own)
  return (
    <Desk
      title={`${words.minutes} ${eraFiscalYear(from)}`}
      name={words.minutes}
      end={
        <>
          <Years year={year} onYear={(next) => route(`/office/document/minutes?year=${next}`)} />
          <Button
            icon={DownloadIcon}
            disabled={!shown || shown.length === 0}
            onClick={() => shown && saveCsv([HEADS, ...shown.map(cellsOf)], `${words.minutes}_${year}.csv`)}
          >
            {words.csv}
          </Button>
        </>
      }
    >
      <p>{words.minutesMore}</p>
      {!answer ? (
        <Loading from={loaded} />
      ) : answer.own.length === 0 && !answer.house?.length ? (
        <Sheet>
          <Empty title={words.minutesNone}>{words.minutesNoneMore}</Empty>
        </Sheet>
      ) : (
        <>
          {answer.house && answer.house.length > 0 && <Sums title={words.minutesHouse} list={answer.house} />}
          {answer.own.length > 0 && <Sums title={words.minutesOwn} list={answer.own} />}
        </>
      )}
    </Desk>
  )
}

const HEADS = [
  words.searchKind,
  words.minutesPapers,
  words.minutesAll,
  words.minutesEach,
  words.minutesPrefilled,
  words.minutesDays,
] as const

/** What stands in the columns. */
const cellsOf = ({ title, papers: count, minutes, fields, prefilled, days }: Minutes): string[] => [
  title,
  String(count),
  String(minutes),
  (minutes / count).toFixed(1),
  fields > 0 ? `${Math.round((prefilled / fields) * 100)}%` : '',
  days === null ? '' : String(days),
]

const Sums = ({ title, list }: { title: string; list: readonly Minutes[] }) => (
  <Part title={title}>
    <TextTable caption={title} heads={HEADS} rows={list.map(cellsOf)} />
  </Part>
)
