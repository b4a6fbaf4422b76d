// 成果の見える化: what つむぎ has changed, month by month, for the whole city, each figure with its definition (issue 7.7).
import { useEffect } from 'preact/hooks'
import { FIGURES, type Figure } from '../../schema/organisation/outcome.ts'
import type { Routes } from '../../worker/city/routes.ts'
import { Button } from '../kit/Button.tsx'
import type { Reply } from '../kit/call.ts'
import { now } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { Facts } from '../kit/Facts.tsx'
import { clockTime, eraFiscalYear, grouped } from '../kit/format.ts'
import { Heading } from '../kit/Heading.tsx'
import { DownloadIcon, PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { plain } from '../kit/words.tsx'
import { Desk } from '../office/Desk.tsx'
import { Loading } from '../office/Loading.tsx'
import { Years, yearOf } from '../office/Months.tsx'
import { Paper } from '../office/Paper.tsx'
import { saveCsv } from '../office/save-csv.ts'
import { MinutesTable, minuteRows } from './CityMinutes.tsx'
import css from './CityToday.module.css'
import { cityAddress } from './city-address.ts'
import { words } from './outcome-words.ts'

type Outcome = Reply<Routes, '/outcome'>
type Minutes = Reply<Routes, '/minutes'>

export function CityOutcome() {
  const year = yearOf(visit.value.query.year)
  const span = { from: `${year}-04-01`, to: `${year + 1}-03-31` }
  const loaded = useLoad<Outcome>(cityAddress(`/outcome?year=${year}`), { keep: true })
  const written = useLoad<Minutes>(cityAddress(`/minutes?${new URLSearchParams(span)}`))
  const answer = loaded?.data.value
  const kinds = written?.data.value?.kinds ?? []
  const left = answer?.left ?? 0
  // Each answer counts a few more months; the next is asked for as long as there are some.
  useEffect(() => {
    if (left > 0) void loaded?.refresh()
  }, [left, loaded])
  const none = !answer || answer.months.length === 0
  const title = `${words.title} ${eraFiscalYear(span.from)}`
  return (
    <Desk
      title={title}
      name={words.title}
      second={answer && [answer.organisation.name, words.houses(answer.houses)].join(' ・ ')}
      end={
        <>
          <Years year={year} onYear={(next) => route(`/office/city/outcome?year=${next}`)} />
          <Button
            icon={DownloadIcon}
            disabled={none || left > 0}
            onClick={() => answer && saveCsv(rowsOf(answer, kinds), `${words.title}_${year}.csv`)}
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
            title={title}
            size="a4-landscape"
            line={[answer.organisation.name, words.houses(answer.houses)].join(' ・ ')}
            foot={words.printed(clockTime(now.value))}
            legend={words.foot}
          >
            <Figures outcome={answer} />
            <Definitions />
          </Paper>
        )
      }
    >
      <p>{words.more}</p>
      {left > 0 && (
        <Notice tone="ink" title={words.counting(left)}>
          {words.countingMore}
        </Notice>
      )}
      {!answer ? (
        <Loading from={loaded} />
      ) : none ? (
        <Sheet>
          <Empty title={words.none}>{words.noneMore}</Empty>
        </Sheet>
      ) : (
        <>
          <Figures outcome={answer} />
          <p class={css.second}>{words.foot}</p>
          <Heading>{words.how}</Heading>
          <Sheet>
            <Definitions />
          </Sheet>
          {kinds.length > 0 && (
            <>
              <Heading>{words.paper}</Heading>
              <MinutesTable kinds={kinds} />
            </>
          )}
        </>
      )}
    </Desk>
  )
}

const monthHead = (month: string): string => words.month(Number(month.slice(5)))

const shown = ({ unit }: Figure, value: number | null | undefined): string =>
  value === null || value === undefined
    ? words.few
    : unit === 'share'
      ? words.percent(value)
      : unit === 'mean'
        ? words.minutes(value)
        : grouped(value)

function Figures({ outcome: { months, figures } }: { outcome: Outcome }) {
  return (
    <Table
      caption={words.title}
      columns={[
        { id: 'figure', head: words.figure, width: '15rem' },
        ...months.map((month) => ({ id: month, head: monthHead(month), number: true })),
        { id: 'all', head: words.all, number: true },
      ]}
    >
      {FIGURES.map((figure, place) => (
        <Line key={figure.key}>
          <Cell name>{plain(figure.title)}</Cell>
          {months.map((month, at) => (
            <Cell key={month} of={monthHead(month)} number>
              {shown(figure, figures[place]?.months[at])}
            </Cell>
          ))}
          <Cell of={words.all} number>
            <b>{shown(figure, figures[place]?.all)}</b>
          </Cell>
        </Line>
      ))}
    </Table>
  )
}

const Definitions = () => (
  <Facts facts={FIGURES.map(({ title, definition }) => ({ name: plain(title), is: plain(definition) }))} />
)

/** The figures, each with its definition, and the minutes of papers below. */
const rowsOf = ({ organisation, year, months, figures }: Outcome, kinds: Minutes['kinds']): string[][] => [
  [organisation.name, `${words.title} ${eraFiscalYear(`${year}-04-01`)}`],
  [words.figure, ...months.map(monthHead), words.all, words.how],
  ...FIGURES.map((figure, place) => [
    plain(figure.title),
    ...months.map((_, at) => shown(figure, figures[place]?.months[at])),
    shown(figure, figures[place]?.all),
    plain(figure.definition),
  ]),
  [words.foot],
  [],
  [words.paper],
  ...minuteRows(kinds),
]
