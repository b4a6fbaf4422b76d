// ヒヤリハット of a month: how often by place, hour, kind and age, and each report behind it; on A4 for the 職員会議, and as a file.
import { countBy, NEAR_MISS, SUM_WORDS, SUMS, type Sum } from '../../schema/document/near-miss.ts'
import { isMonth, type Month, monthRange } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, shortDay } from '../kit/format.ts'
import { ChevronLeftIcon, PrinterIcon } from '../kit/icons.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk, Part } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { useFiles } from '../office/files.tsx'
import { Loading } from '../office/Loading.tsx'
import { Months, monthName } from '../office/Months.tsx'
import { Paper, paperLine } from '../office/Paper.tsx'
import { type NearMissesOf, papers, placeOf } from './api.ts'
import css from './Document.module.css'
import { SEALS, nearMissWords as words } from './measure-words.ts'
import own from './NearMisses.module.css'

type One = NearMissesOf['list'][number]

export function NearMisses() {
  const { query } = visit.value
  const month = isMonth(query.month ?? '') ? (query.month as Month) : today().slice(0, 7)
  const { from, to } = monthRange(month)
  const facility = facilityId()
  const loaded = useLoad<NearMissesOf>(papers.address(facility, '/near-misses', { from, to }))
  const answer = loaded?.data.value
  const list = answer?.list ?? []
  const files = useFiles(
    'document.export',
    (format) => papers.address(facility, '/near-misses/file', { from, to, format }),
    `${words.title}_${month}`,
    list.length === 0,
  )
  return (
    <Desk
      title={`${words.title} ${monthName(month)}`}
      name={words.title}
      second={answer && words.count(String(list.length))}
      end={
        <>
          <Button icon={ChevronLeftIcon} href={`/office/document?month=${month}`}>
            {words.back}
          </Button>
          {files.buttons}
          <Button icon={PrinterIcon} disabled={list.length === 0} onClick={() => print()}>
            {words.print}
          </Button>
          <Months month={month} onMonth={(next) => route(`/office/document/near-misses?month=${next}`)} />
        </>
      }
      paper={
        answer && (
          <Paper
            title={`${words.title}　${monthName(month)}`}
            seals={SEALS}
            line={paperLine(answer.facility, today())}
            foot={words.printed(shortDay(today()), clockTime(now.value))}
          >
            <div class={own.sums}>
              {SUMS.map((sum) => (
                <Printed key={sum} sum={sum} list={list} />
              ))}
            </div>
            <PrintedList list={list} />
          </Paper>
        )
      }
    >
      {files.refused}
      {!answer ? (
        <Loading from={loaded} />
      ) : list.length === 0 ? (
        <Sheet>
          <Empty title={words.none}>{words.noneMore}</Empty>
        </Sheet>
      ) : (
        <>
          <div class={own.sums}>
            {SUMS.map((sum) => (
              <Counts key={sum} sum={sum} list={list} />
            ))}
          </div>
          <Part title={words.all}>
            <ul class={css.items}>
              {list.map((one) => (
                <li key={one.subject}>
                  <a class={css.item} href={placeOf({ kind: NEAR_MISS, subject: one.subject, day: one.startsOn })}>
                    <b>{one.name || '—'}</b>
                    <span>
                      {shortDay(one.startsOn)} {one.time}
                    </span>
                    <span class={css.second}>{[one.place, one.kind, one.child].filter(Boolean).join('・')}</span>
                  </a>
                </li>
              ))}
            </ul>
          </Part>
        </>
      )}
    </Desk>
  )
}

const Counts = ({ sum, list }: { sum: Sum; list: readonly One[] }) => (
  <Table
    caption={SUM_WORDS[sum]}
    quiet={false}
    columns={[
      { id: 'word', head: SUM_WORDS[sum] },
      { id: 'count', head: words.counted, number: true },
    ]}
  >
    {countBy(sum, list).map(({ word, count }) => (
      <Line key={word}>
        <Cell name>{word}</Cell>
        <Cell of={words.counted} number>
          {String(count)}
        </Cell>
      </Line>
    ))}
  </Table>
)

const Printed = ({ sum, list }: { sum: Sum; list: readonly One[] }) => (
  <table class={own.table}>
    <caption>{SUM_WORDS[sum]}</caption>
    <tbody>
      {countBy(sum, list).map(({ word, count }) => (
        <tr key={word}>
          <th scope="row">{word}</th>
          <td class={own.number}>{count}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const PrintedList = ({ list }: { list: readonly One[] }) => (
  <table class={own.table}>
    <caption>{words.all}</caption>
    <thead>
      <tr>
        {[words.day, words.name, SUM_WORDS.place, SUM_WORDS.kind, SUM_WORDS.age, words.prevention].map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {list.map((one) => (
        <tr key={one.subject}>
          <td>
            {shortDay(one.startsOn)} {one.time}
          </td>
          <td>{one.name}</td>
          <td>{one.place}</td>
          <td>{one.kind}</td>
          <td>{one.child}</td>
          <td class={css.written}>{one.prevention}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
