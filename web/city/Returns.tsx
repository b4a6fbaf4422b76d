// 月次報告: a month of all facilities in the city's own columns, as a table, a file and on paper. While facilities are still counted it says how far it is.
import { useEffect, useState } from 'preact/hooks'
import { addMonths, isMonth, type Month } from '../../schema/kit/day.ts'
import type { Routes } from '../../worker/city/routes.ts'
import { Button } from '../kit/Button.tsx'
import type { Reply } from '../kit/call.ts'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, grouped, longDay } from '../kit/format.ts'
import { DownloadIcon, PrinterIcon } from '../kit/icons.tsx'
import { PencilIcon } from '../kit/icons-later.tsx'
import { Notice } from '../kit/Notice.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk } from '../office/Desk.tsx'
import { organisation } from '../office/desk.ts'
import { takeFile } from '../office/exchange-file.ts'
import { Loading } from '../office/Loading.tsx'
import { Months, monthName } from '../office/Months.tsx'
import { Paper } from '../office/Paper.tsx'
import css from './CityToday.module.css'
import { cityAddress } from './city-address.ts'
import { Columns } from './ReturnColumns.tsx'
import { words } from './return-words.ts'

export type Returns = Reply<Routes, '/month'>

const HOME = '/office/city/month'
const FORMATS = ['csv', 'xlsx'] as const

export function MonthReturns() {
  const [editing, setEditing] = useState(false)
  const here = today().slice(0, 7)
  const asked = visit.value.query.month ?? ''
  const month = isMonth(asked) && asked <= here ? asked : addMonths(here, -1)
  const loaded = useLoad<Returns>(organisation.value ? cityAddress(`/month?month=${month}`) : null)
  const { busy, fault, send } = useSend()
  const returns = loaded?.data.value ?? null
  const left = returns?.left ?? 0
  // Each answer counts a few more facilities; the next is asked for as long as there are some.
  useEffect(() => {
    if (left > 0) void loaded?.refresh()
  }, [left, loaded])
  const go = (to: Month) => route(`${HOME}?month=${to}`)
  if (editing && returns)
    return (
      <Desk title={words.columns} name={words.title} second={words.layoutMore}>
        <Columns
          returns={returns}
          onDone={(changed) => {
            setEditing(false)
            if (changed) void loaded?.refresh()
          }}
        />
      </Desk>
    )
  const none = !returns || returns.rows.length === 0
  return (
    <Desk
      title={`${words.title} ${monthName(month)}`}
      name={words.title}
      second={returns && words.summary(returns.rows.length)}
      end={
        <>
          <Button icon={PencilIcon} disabled={!returns} onClick={() => setEditing(true)}>
            {words.columns}
          </Button>
          {FORMATS.map((format) => (
            <Button
              key={format}
              icon={DownloadIcon}
              disabled={busy || none || left > 0}
              onClick={() =>
                void send(() =>
                  takeFile(cityAddress(`/month/file?month=${month}&format=${format}`), `${words.title}_${month}.${format}`),
                )
              }
            >
              {busy ? words.taking : words[format]}
            </Button>
          ))}
          <Button icon={PrinterIcon} disabled={none || left > 0} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
      paper={
        returns && (
          <Paper
            title={words.title}
            size="a3-landscape"
            line={`${returns.organisation.name} ・ ${monthName(month)}`}
            foot={words.printed(`${longDay(today())} ${clockTime(now.value)}`)}
            legend={words.foot}
          >
            <Lines returns={returns} />
          </Paper>
        )
      }
    >
      {fault && <Notice tone="look" title={fault.message} />}
      <Months month={month} onMonth={go} last={here} home="last" />
      {returns && left > 0 && (
        <Notice tone="ink" title={words.counting(returns.rows.length - left, returns.rows.length)}>
          {words.countingMore}
        </Notice>
      )}
      {returns && returns.silent > 0 && (
        <Notice tone="look" title={words.silent(returns.silent)}>
          {words.silentMore}
        </Notice>
      )}
      {!returns ? (
        <Loading from={loaded} />
      ) : none ? (
        <Sheet>
          <Empty title={words.empty}>{words.emptyMore}</Empty>
        </Sheet>
      ) : (
        <Lines returns={returns} />
      )}
      <p class={css.second}>{words.foot}</p>
    </Desk>
  )
}

const cellOf = (cell: string | number | null): string => (typeof cell === 'number' ? grouped(cell) : (cell ?? ''))

/** A line a facility, and the sums that give nothing away. */
function Lines({ returns: { columns, rows, sums } }: { returns: Returns }) {
  const naming = columns.findIndex(({ key }) => key === 'name')
  return (
    <Table
      caption={words.title}
      columns={columns.map(({ heading, key }, at) => ({
        id: `${at} ${key}`,
        head: heading,
        number: key !== 'name' && key !== 'publicId',
        ...(key === 'name' ? { width: '12rem' } : {}),
      }))}
    >
      {rows.map(({ facilityId, cells }) => (
        <Line key={facilityId}>
          {cells.map((cell, at) => (
            <Cell
              key={`${at} ${columns[at]?.key}`}
              of={columns[at]?.heading ?? ''}
              name={at === naming}
              number={at !== naming && columns[at]?.key !== 'publicId'}
            >
              {cellOf(cell)}
            </Cell>
          ))}
        </Line>
      ))}
      <Line tone="sum">
        {columns.map(({ key, heading }, at) => (
          <Cell key={`${at} ${key}`} of={heading} name={at === naming} number={at !== naming}>
            {at === naming ? words.sum : cellOf(sums[at] ?? null)}
          </Cell>
        ))}
      </Line>
    </Table>
  )
}
