// 書く時間 of the whole city, by kind of paper: without houses, without names, and only where five or more people wrote.
import type { CityMinutes as Sum } from '../../schema/document/city-minutes.ts'
import type { Routes } from '../../worker/city/routes.ts'
import { Button } from '../kit/Button.tsx'
import type { Reply } from '../kit/call.ts'
import { Empty } from '../kit/Empty.tsx'
import { eraFiscalYear } from '../kit/format.ts'
import { DownloadIcon, PrinterIcon } from '../kit/icons.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { organisation } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { Years, yearOf } from '../office/Months.tsx'
import { saveCsv } from '../office/save-csv.ts'
import { TextTable } from '../office/TextTable.tsx'
import { cityAddress } from './city-address.ts'
import { minutesWords as words } from './minutes-words.ts'

const HEADS = [words.kind, words.papers, words.minutes, words.each] as const

export function CityMinutes() {
  const year = yearOf(visit.value.query.year)
  const [from, to] = [`${year}-04-01`, `${year + 1}-03-31`]
  const loaded = useLoad<Reply<Routes, '/minutes'>>(cityAddress(`/minutes?${new URLSearchParams({ from, to })}`))
  const answer = loaded?.data.value
  return (
    <Desk
      title={`${words.title} ${eraFiscalYear(from)}`}
      name={words.title}
      second={[organisation.value?.name, answer && words.houses(String(answer.houses))].filter(Boolean).join(' ・ ')}
      end={
        <>
          <Years year={year} onYear={(next) => route(`/office/city/minutes?year=${next}`)} />
          <Button
            icon={DownloadIcon}
            disabled={!answer?.kinds.length}
            onClick={() => answer && saveCsv(minuteRows(answer.kinds), `${words.title}_${year}.csv`)}
          >
            {words.csv}
          </Button>
          <Button icon={PrinterIcon} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
    >
      <p>{words.more}</p>
      {!answer ? (
        <Loading from={loaded} />
      ) : answer.kinds.length === 0 ? (
        <Sheet>
          <Empty title={words.none}>{words.noneMore}</Empty>
        </Sheet>
      ) : (
        <MinutesTable kinds={answer.kinds} />
      )}
    </Desk>
  )
}

/** A line a kind of paper. */
export const MinutesTable = ({ kinds }: { kinds: readonly Sum[] }) => (
  <TextTable caption={words.title} heads={HEADS} rows={kinds.map(cellsOf)} />
)

const cellsOf = ({ title, papers, minutes }: Sum): string[] =>
  papers === null || minutes === null
    ? [title, words.few, words.few, words.few]
    : [title, String(papers), String(minutes), (minutes / papers).toFixed(1)]

/** The same as rows of a file. */
export const minuteRows = (kinds: readonly Sum[]): string[][] => [[...HEADS], ...kinds.map(cellsOf)]
