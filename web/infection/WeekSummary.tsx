// 感染症の週のまとめ: new cases by class, in numbers alone; on paper and as a file.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { SOURCE_LINE } from '../../schema/infection/diseases.ts'
import { addDays, mondayOf } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, eraFiscalYear, shortDay } from '../kit/format.ts'
import { ChevronLeftIcon, ChevronRightIcon, PrinterIcon } from '../kit/icons.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { useFiles } from '../office/files.tsx'
import { Loading } from '../office/Loading.tsx'
import { Paper } from '../office/Paper.tsx'
import { infection, type Week } from './api.ts'
import css from './Desk.module.css'
import { words } from './words.ts'

export function WeekSummary({ bar }: { bar: ComponentChildren }) {
  const [from, setFrom] = useState(() => mondayOf(today()))
  const loaded = useLoad<Week>(infection.address(facilityId(), '/week', { from }))
  const week = loaded?.data.value ?? null
  const files = useFiles(
    'infection.export',
    (format) => infection.address(facilityId(), '/file', { from, format }),
    `${words.weekTitle}_${from}`,
    !week,
  )
  const span = words.weekOf(shortDay(from), shortDay(addDays(from, 6)))
  return (
    <Desk
      title={words.title}
      name={words.weekTitle}
      second={span}
      end={
        <>
          {files.buttons}
          <Button icon={PrinterIcon} disabled={!week} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
      paper={
        week && (
          <Paper
            title={words.weekTitle}
            seals={[words.director, words.nurse]}
            line={
              <>
                {eraFiscalYear(from)} ・ {week.facility} ・ {span}
              </>
            }
            foot={words.printed(shortDay(today()), clockTime(now.value))}
            legend={SOURCE_LINE}
          >
            <Counts week={week} />
          </Paper>
        )
      }
    >
      {bar}
      {files.refused}
      <div class={css.bar}>
        <Button icon={ChevronLeftIcon} onClick={() => setFrom(addDays(from, -7))}>
          {words.before}
        </Button>
        <Button icon={ChevronRightIcon} disabled={from >= mondayOf(today())} onClick={() => setFrom(addDays(from, 7))}>
          {words.after}
        </Button>
      </div>
      <div id="infection" role="tabpanel" aria-label={words.week}>
        {!week ? (
          <Loading from={loaded} />
        ) : week.counts.length === 0 ? (
          <Sheet>
            <Empty title={words.weekEmpty}>{span}</Empty>
          </Sheet>
        ) : (
          <Counts week={week} />
        )}
      </div>
    </Desk>
  )
}

function Counts({ week }: { week: Week }) {
  const diseases = [...new Map(week.counts.map(({ key, name }) => [key, name]))]
  const places = [...week.classes, { classId: null, name: words.house }].filter(({ classId }) =>
    week.counts.some((one) => one.classId === classId),
  )
  const of = (key: string, classId: string | null) =>
    week.counts.find((one) => one.key === key && one.classId === classId)?.count ?? 0
  return (
    <Table
      caption={words.weekTitle}
      columns={[
        { id: 'disease', head: words.disease },
        ...places.map(({ classId, name }) => ({ id: classId ?? 'none', head: name, number: true })),
        { id: 'total', head: words.total, number: true },
      ]}
    >
      {diseases.map(([key, name]) => (
        <Line key={key}>
          <Cell name>{name}</Cell>
          {places.map(({ classId, name: place }) => (
            <Cell key={classId} of={place} number>
              {of(key, classId)}
            </Cell>
          ))}
          <Cell of={words.total} number>
            {places.reduce((sum, { classId }) => sum + of(key, classId), 0)}
          </Cell>
        </Line>
      ))}
    </Table>
  )
}
