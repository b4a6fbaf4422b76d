// だれが見たか: for a child, a person or a whole window, in one step, on paper or as a file.
import { useState } from 'preact/hooks'
import { fieldWords } from '../../schema/audit/fields.ts'
import { doorWords, roleWords } from '../../schema/audit/words.ts'
import { addDays } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { longDay } from '../kit/format.ts'
import { DownloadIcon, PrinterIcon, SearchIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useSend } from '../kit/use-send.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { takeFile } from '../office/exchange-file.ts'
import css from './Audit.module.css'
import { asked, audit, type Picked, type Range, type Report, when } from './audit.ts'
import { Days } from './Days.tsx'
import { NamePicker } from './NamePicker.tsx'
import { words } from './words.ts'

export function ExposureReport() {
  const [range, setRange] = useState<Range>({ from: addDays(today(), -6), to: today() })
  const [picked, setPicked] = useState<Picked | null>(null)
  const [report, setReport] = useState<{ title: string; query: ReturnType<typeof asked>; is: Report } | null>(null)
  const { busy, fault, send } = useSend()
  const look = async () => {
    const query = asked(range, picked)
    setReport(null)
    const is = await send(() => audit.get(facilityId(), '/exposure', query))
    const title = `${longDay(range.from)} 〜 ${longDay(range.to)}${picked ? ` ・ ${picked.name}` : ''}`
    if (is) setReport({ title, query, is })
  }
  const file = () =>
    takeFile(
      audit.address(facilityId(), '/exposure/file', report?.query ?? asked(range, picked)),
      `${words.exposureTitle}_${range.from}_${range.to}.csv`,
    )
  const found = report?.is.exposures ?? []
  return (
    <Desk
      title={words.exposureTitle}
      name={words.exposureTitle}
      second={
        <>
          <a class={classes(css.back, 'screen-only')} href="/office/audit">
            {words.back}
          </a>{' '}
          {report?.title}
        </>
      }
      end={
        found.length > 0 && (
          <>
            <Button icon={PrinterIcon} onClick={() => print()}>
              {words.print}
            </Button>
            <Button icon={DownloadIcon} disabled={busy} onClick={() => void send(file)}>
              {words.file}
            </Button>
          </>
        )
      }
    >
      <p class={classes(css.lead, 'screen-only')}>{words.exposureMore}</p>
      <div class={classes(css.filters, 'screen-only')}>
        <NamePicker picked={picked} onPick={setPicked} />
        <Days range={range} onChange={setRange} />
        <div class={css.look}>
          <Button icon={SearchIcon} disabled={busy} onClick={() => void look()}>
            {words.look}
          </Button>
        </div>
      </div>
      {fault && <Notice tone="look" title={fault.message} />}
      {busy && !report && <p role="status">{words.looking}</p>}
      {!busy && !report && !fault && (
        <Sheet>
          <Empty title={words.chooseFirst}>{words.chooseMore}</Empty>
        </Sheet>
      )}
      {report &&
        (found.length === 0 ? (
          <Sheet>
            <Empty title={words.nobody}>{words.nobodyMore}</Empty>
          </Sheet>
        ) : (
          <>
            <p class={css.count} role="status">
              {words.lines(
                new Set(found.map(({ childId }) => childId)).size,
                new Set(found.map(({ accountId }) => accountId)).size,
              )}
              {' ・ '}
              {words.made(when(report.is.at), report.is.by)}
            </p>
            <Found found={found} />
            <p class={css.small}>{words.certain}</p>
          </>
        ))}
    </Desk>
  )
}

const Found = ({ found }: { found: Report['exposures'] }) => (
  <Table
    caption={words.exposureTitle}
    columns={[
      { id: 'child', head: words.about, width: '10rem' },
      { id: 'seen', head: words.seen },
      { id: 'who', head: words.who, width: '14rem' },
      { id: 'first', head: words.first, width: '9rem' },
      { id: 'last', head: words.last, width: '9rem' },
      { id: 'times', head: words.times, number: true, width: '7.5rem' },
    ]}
  >
    {found.map((one, index) => (
      <Line key={index}>
        <Cell name>{one.child}</Cell>
        <Cell of={words.seen}>{one.fields.map((field) => fieldWords[field]).join('・')}</Cell>
        <Cell of={words.who}>
          {one.viewer || (one.door === 'device' ? words.deviceAlone : words.unknownPerson)}
          <span class={css.small}>
            {[one.roles.map(roleWords).join('・'), doorWords[one.door], one.device].filter(Boolean).join(' ・ ')}
          </span>
        </Cell>
        <Cell of={words.first}>
          <span class={css.whole}>{when(one.firstAt)}</span>
        </Cell>
        <Cell of={words.last}>
          <span class={css.whole}>{when(one.lastAt)}</span>
        </Cell>
        <Cell of={words.times} number>
          {one.times}
        </Cell>
      </Line>
    ))}
  </Table>
)
