// The month's report at the desk, on A4 and as a file.
import { useState } from 'preact/hooks'
import { SIGN_WORDS } from '../../schema/care/words.ts'
import { minutesOf, type SickbayMonth } from '../../schema/sickbay/rule.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, shortDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { useFiles } from '../office/files.tsx'
import { Loading } from '../office/Loading.tsx'
import { Months, monthName } from '../office/Months.tsx'
import { Paper, paperLine } from '../office/Paper.tsx'
import { sickbay } from './api.ts'
import { words } from './words.ts'

export function DeskSickbay() {
  const [month, setMonth] = useState(() => today().slice(0, 7))
  const loaded = useLoad<SickbayMonth>(sickbay.address(facilityId(), '/month', { month }))
  const answer = loaded?.data.value
  const lines = answer?.lines ?? []
  const files = useFiles(
    'medicine.export',
    (format) => sickbay.address(facilityId(), '/file', { month, format }),
    `${words.report}_${month}`,
    lines.length === 0,
  )
  const sum = words.summary(
    lines.length,
    new Set(lines.map(({ childId }) => childId)).size,
    lines.reduce((all, line) => all + (minutesOf(line) ?? 0), 0),
  )
  const title = `${words.title} ${monthName(month)}`
  return (
    <Desk
      title={title}
      name={words.title}
      second={answer && sum}
      end={
        <>
          <Months month={month} onMonth={setMonth} last={today().slice(0, 7)} />
          {files.buttons}
          <Button icon={PrinterIcon} disabled={lines.length === 0} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
      paper={
        answer && (
          <Paper
            title={words.report}
            seals={words.seals}
            line={`${paperLine(answer.facility, `${month}-01`)} ・ ${sum}`}
            legend={words.legend}
            foot={words.printed(shortDay(today()), clockTime(now.value))}
          >
            <Lines lines={lines} />
          </Paper>
        )
      }
    >
      {files.refused}
      {!answer ? (
        <Loading from={loaded} />
      ) : lines.length > 0 ? (
        <Lines lines={lines} />
      ) : (
        <Sheet>
          <Empty title={answer.on ? words.none : words.off}>{answer.on ? words.noneMore : words.offMore}</Empty>
        </Sheet>
      )}
    </Desk>
  )
}

const Lines = ({ lines }: { lines: SickbayMonth['lines'] }) => (
  <Table
    caption={words.report}
    columns={[
      { id: 'day', head: words.day },
      { id: 'child', head: words.child },
      { id: 'room', head: words.room },
      { id: 'time', head: words.time },
      { id: 'minutes', head: words.minutes, number: true },
      { id: 'temperatures', head: words.temperatures },
      { id: 'signs', head: words.signs },
      { id: 'by', head: words.by },
    ]}
  >
    {lines.map((line) => (
      <Line key={line.stayId} tone={line.to === null ? 'look' : 'plain'}>
        <Cell of={words.day}>{shortDay(line.day)}</Cell>
        <Cell name>
          {line.name} <AllergensOf childId={line.childId} />
        </Cell>
        <Cell of={words.room}>{line.className}</Cell>
        <Cell of={words.time}>
          {clockTime(line.from)}〜{line.to === null ? words.open : clockTime(line.to)}
        </Cell>
        <Cell of={words.minutes} number>
          {minutesOf(line) ?? ''}
        </Cell>
        <Cell of={words.temperatures}>
          {line.temperatures.map(([tenths, at]) => `${(tenths / 10).toFixed(1)}℃ ${clockTime(at)}`).join('、')}
        </Cell>
        <Cell of={words.signs}>{line.signs.map((sign) => SIGN_WORDS[sign]).join('、')}</Cell>
        <Cell of={words.by}>{line.by}</Cell>
      </Line>
    ))}
  </Table>
)
