// 料金 of a month: by child, each opening to the stamps that made it, and by household, with what was paid. Closed once, from the keyboard too.
import { useState } from 'preact/hooks'
import { sumOf } from '../../schema/fee/bill.ts'
import { householdsOf } from '../../schema/fee/house.ts'
import { dayOf, isMonth, type Month as Of } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Empty } from '../kit/Empty.tsx'
import { shortDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { useFiles } from '../office/files.tsx'
import { Loading } from '../office/Loading.tsx'
import { Months, monthName } from '../office/Months.tsx'
import { fee, type Month } from './api.ts'
import { BillPapers, type Printed } from './BillPaper.tsx'
import { ChildBill } from './ChildBill.tsx'
import { CompareOld } from './CompareOld.tsx'
import { compareWords } from './compare-words.ts'
import css from './Fee.module.css'
import { GroupCharge } from './GroupCharge.tsx'
import { groupWords } from './group-words.ts'
import { Households } from './Households.tsx'
import { words, yenOf } from './words.ts'

export function FeeDesk() {
  const { query } = visit.value
  const month = isMonth(query.month ?? '') ? (query.month as Of) : today().slice(0, 7)
  const [shown, setShown] = useState<'children' | 'bills'>('children')
  const [opened, setOpened] = useState<Id | null>(null)
  const [closing, setClosing] = useState(false)
  const [beside, setBeside] = useState<'group' | 'compare' | null>(null)
  const [printed, setPrinted] = useState<Printed | null>(null)
  const loaded = useLoad<Month>(fee.address(facilityId(), '/month', { month }))
  const answer = loaded?.data.value
  const refresh = async () => void (await loaded?.refresh())
  const go = (to: Of) => route(`/office/fee?month=${to}`)
  const print = (what: Printed) => {
    setPrinted(what)
    // The paper is drawn before the printer looks at it.
    requestAnimationFrame(() => requestAnimationFrame(() => window.print()))
  }
  const files = useFiles(
    'presence.export',
    (format) => fee.address(facilityId(), '/file', { month, format }),
    `${words.title}_${month}`,
    !answer?.children.length,
  )
  const child = answer?.children.find(({ childId }) => childId === opened)
  return (
    <Desk
      title={monthName(month)}
      name={words.title}
      second={answer && stateOf(answer)}
      end={
        <>
          {files.buttons}
          <Button href="/office/fee/price">{words.prices}</Button>
          {answer && answer.children.length > 0 && (
            <>
              {!answer.closed && <Button onClick={() => setBeside('group')}>{groupWords.open}</Button>}
              <Button kind="quiet" onClick={() => setBeside('compare')}>
                {compareWords.open}
              </Button>
            </>
          )}
          {answer?.closed && (
            <Button icon={PrinterIcon} onClick={() => print({ what: 'statement', bills: householdsOf(answer) })}>
              {words.allStatements}
            </Button>
          )}
          {answer && !answer.closed && (
            <Button kind="give" disabled={answer.waits !== null} onClick={() => setClosing(true)}>
              {words.close}
            </Button>
          )}
        </>
      }
      paper={answer && printed && <BillPapers answer={answer} printed={printed} />}
    >
      {files.refused}
      <div class={css.bar}>
        <Months month={month} onMonth={go} home="this" />
        <Tabs
          label={words.tabs}
          panel="fees"
          tabs={[
            { id: 'children', label: words.children },
            { id: 'bills', label: words.bills },
          ]}
          current={shown}
          onSelect={(id) => setShown(id as 'children' | 'bills')}
        />
      </div>
      <div id="fees" role="tabpanel" aria-label={shown === 'children' ? words.children : words.bills}>
        {!answer ? (
          <Loading from={loaded} />
        ) : answer.waits === 'no_tariff' ? (
          <Sheet>
            <Empty title={words.noPrice} act={<Button href="/office/fee/price">{words.makePrice}</Button>}>
              {words.noPriceMore}
            </Empty>
          </Sheet>
        ) : answer.children.length === 0 ? (
          <Sheet>
            <Empty title={words.none}>{words.noneMore}</Empty>
          </Sheet>
        ) : shown === 'children' ? (
          <Children answer={answer} onOpen={setOpened} />
        ) : (
          <Households answer={answer} refresh={refresh} print={print} />
        )}
      </div>
      {child && answer && <ChildBill {...{ child, answer, refresh }} onClose={() => setOpened(null)} />}
      {answer && beside === 'group' && <GroupCharge {...{ answer, refresh }} onClose={() => setBeside(null)} />}
      {answer && beside === 'compare' && <CompareOld answer={answer} onClose={() => setBeside(null)} />}
      {answer && closing && <Closing answer={answer} onClose={() => setClosing(false)} refresh={refresh} />}
    </Desk>
  )
}

const stateOf = ({ closed, waits }: Month): string =>
  closed
    ? words.closedBy(shortDay(dayOf(closed.at)), closed.by ?? '')
    : [words.open, waits && words.waits[waits]].filter(Boolean).join(' ・ ')

/** Every child of the month, in the order of its names; the name opens the bill. */
function Children({ answer, onOpen }: { answer: Month; onOpen: (childId: Id) => void }) {
  const { children } = answer
  const total = children.reduce((sum, { bill }) => sum + bill.total, 0)
  const missing = !answer.closed && children.some(({ bill }) => bill.open.length > 0)
  return (
    <>
      {missing && (
        <Notice tone="look" strip title={words.waits.open_days}>
          <Button href={`/office/attendance-book/gaps?month=${answer.month}`}>{words.mend}</Button>
        </Notice>
      )}
      <Table
        caption={words.children}
        columns={[
          { id: 'child', head: words.child },
          { id: 'class', head: words.class },
          { id: 'uses', head: words.uses, number: true },
          { id: 'plans', head: words.plans, number: true },
          { id: 'items', head: words.items, number: true },
          { id: 'adjustment', head: words.adjustment, number: true },
          { id: 'total', head: words.total, number: true },
        ]}
      >
        {children.map(({ childId, kana, name, className, bill }) => (
          <Line key={childId} tone={!answer.closed && bill.open.length > 0 ? 'look' : 'plain'}>
            <Cell name>
              <button type="button" class={css.open} onClick={() => onOpen(childId)}>
                {kana} <AllergensOf childId={childId} />
              </button>
              <span class={css.second}>{name}</span>
              {!answer.closed && bill.open.length > 0 && (
                <span class={css.second}>{words.missing(bill.open.map(shortDay).join('、'))}</span>
              )}
            </Cell>
            <Cell of={words.class}>{className}</Cell>
            <Cell of={words.uses} number>
              {bill.uses.length > 0 && (
                <>
                  {yenOf(sumOf(bill.uses))}
                  <span class={css.second}>{words.count(bill.uses.length)}</span>
                </>
              )}
            </Cell>
            <Cell of={words.plans} number>
              {bill.plans.length > 0 && yenOf(sumOf(bill.plans))}
            </Cell>
            <Cell of={words.items} number>
              {bill.items.length > 0 && yenOf(sumOf(bill.items))}
            </Cell>
            <Cell of={words.adjustment} number>
              {bill.adjustments.length > 0 && yenOf(sumOf(bill.adjustments))}
            </Cell>
            <Cell of={words.total} number>
              <b>{yenOf(bill.total)}</b>
            </Cell>
          </Line>
        ))}
        <Line tone="sum">
          <Cell name>{words.sum(children.length)}</Cell>
          <Cell />
          {(['uses', 'plans', 'items', 'adjustments'] as const).map((part) => (
            <Cell key={part} number>
              {yenOf(children.reduce((sum, { bill }) => sum + sumOf(bill[part]), 0))}
            </Cell>
          ))}
          <Cell number>
            <b>{yenOf(total)}</b>
          </Cell>
        </Line>
      </Table>
    </>
  )
}

/** Asks once more, because what is published stays. Enter closes. */
function Closing({ answer, onClose, refresh }: { answer: Month; onClose: () => void; refresh: () => Promise<void> }) {
  const { busy, fault, send } = useSend()
  const total = answer.children.reduce((sum, { bill }) => sum + bill.total, 0)
  const close = async () => {
    const sent = await send((id) => fee.post(facilityId(), '/close', { id, month: answer.month }), answer.month)
    if (sent === null) return
    await refresh()
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={`${monthName(answer.month)} ${words.close}`}>
      <form
        class={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          void close()
        }}
      >
        {fault && <Notice tone="look" title={fault.message} />}
        <p>{words.closeMore(answer.children.length, yenOf(total))}</p>
        <Button type="submit" kind="give" disabled={busy}>
          {words.closeNow}
        </Button>
      </form>
    </Dialog>
  )
}
