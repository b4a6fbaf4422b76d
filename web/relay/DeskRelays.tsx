// 申し送り at the desk: those of a month, to be read, looked up and printed.
import { isMonth, type Month, monthRange } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, shortDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { Months, monthName } from '../office/Months.tsx'
import { Paper, paperLine } from '../office/Paper.tsx'
import { PaperRows } from '../office/PaperRows.tsx'
import { type One, type RelayList, relay } from './api.ts'
import css from './Relay.module.css'
import { RelayForm } from './RelayForm.tsx'
import { RelayItems } from './RelayItems.tsx'
import { SEALS, words } from './words.ts'

const EVERY = 30_000

export function DeskRelays() {
  const { query } = visit.value
  const current = today().slice(0, 7)
  const month = isMonth(query.month ?? '') && (query.month ?? '') <= current ? (query.month as Month) : current
  const facility = facilityId()
  const { from, to } = monthRange(month)
  const loaded = useLoad<RelayList>(relay.address(facility, '/list', { from, to }), { every: EVERY })
  const list = loaded?.data.value
  const refresh = () => void loaded?.refresh()
  return (
    <Desk
      title={`${words.title} ${monthName(month)}`}
      name={words.title}
      end={
        <>
          <Button icon={PrinterIcon} disabled={!list?.relays.length} onClick={() => print()}>
            {words.print}
          </Button>
          <Months month={month} onMonth={(next) => route(`/office/relay?month=${next}`)} last={current} />
        </>
      }
      paper={
        list && (
          <Paper
            title={`${words.title}　${monthName(month)}`}
            seals={SEALS}
            line={paperLine(list.facility, today())}
            foot={words.printed(shortDay(today()), clockTime(now.value))}
          >
            <PaperRows rows={list.relays.toReversed().map(rowOf)} />
          </Paper>
        )
      }
    >
      <p>{words.more}</p>
      {!list ? (
        <Loading from={loaded} />
      ) : (
        <div class={css.two}>
          {list.relays.length === 0 ? (
            <Sheet>
              <Empty title={words.none}>{words.noneMore}</Empty>
            </Sheet>
          ) : (
            <RelayItems
              {...{ facility, relays: list.relays, leads: list.leads, writes: list.writes, today: list.today }}
              onDone={refresh}
            />
          )}
          {list.writes && month === current && (
            <RelayForm {...{ facility, today: list.today, classes: list.classes }} onDone={refresh} />
          )}
        </div>
      )}
    </Desk>
  )
}

const rowOf = ({ startsOn, at, className, childName, text, by, reads }: One): [string, string] => [
  `${shortDay(startsOn)} ${clockTime(at)}\n${className ?? words.house}`,
  [[childName, text].filter(Boolean).join('　'), `${by}　${words.reads(reads.map((step) => step.by).join('、'))}`].join('\n'),
]
