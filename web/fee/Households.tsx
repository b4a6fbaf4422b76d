// 請求 by household: one bill for siblings, what was paid of it, and its papers.
import { useState } from 'preact/hooks'
import { type Household, householdsOf } from '../../schema/fee/house.ts'
import { PAYMENT_WAYS, type PaymentWay } from '../../schema/fee/input.ts'
import type { Day } from '../../schema/kit/day.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { DayField, Field, SelectField } from '../kit/Field.tsx'
import { shortDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import { fee, type Month } from './api.ts'
import type { Printed } from './BillPaper.tsx'
import css from './Fee.module.css'
import { words, yenOf } from './words.ts'

export const payerOf = ({ payerName, children }: Household): string => payerName || words.noPayer(children[0]?.name ?? '')

type Ask = { what: 'pay'; bill: Household } | { what: 'back'; paymentId: string }

interface HouseholdsProps {
  answer: Month
  refresh: () => Promise<void>
  print: (what: Printed) => void
}

export function Households({ answer, refresh, print }: HouseholdsProps) {
  const [ask, setAsk] = useState<Ask | null>(null)
  const bills = householdsOf(answer)
  return (
    <>
      {!answer.closed && <p class={css.second}>{words.afterClose}</p>}
      <Table
        caption={words.bills}
        columns={[
          { id: 'payer', head: words.payer },
          { id: 'children', head: words.child },
          { id: 'total', head: words.total, number: true },
          { id: 'paid', head: words.paid, number: true },
          { id: 'rest', head: words.rest, number: true },
          { id: 'do', head: words.acts },
        ]}
      >
        {bills.map((bill) => {
          const { billId, children, total, paid } = bill
          const payer = payerOf(bill)
          return (
            <Line key={billId}>
              <Cell name>{payer}</Cell>
              <Cell of={words.child}>
                {children.map(({ childId, kana, bill: own }) => (
                  <span key={childId} class={css.second}>
                    {kana} <AllergensOf childId={childId} /> {yenOf(own.total)}
                  </span>
                ))}
              </Cell>
              <Cell of={words.total} number>
                {yenOf(total)}
              </Cell>
              <Cell of={words.paid} number>
                {answer.payments
                  .filter((one) => one.billId === billId)
                  .map(({ id, yen, way, paidOn }) => (
                    <span key={id}>
                      {yenOf(yen)}
                      <span class={css.second}>
                        {shortDay(paidOn)} {words.ways[way]}
                      </span>
                      <Button
                        kind="quiet"
                        label={words.takeBackOf(`${payer} ${yenOf(yen)}`)}
                        onClick={() => setAsk({ what: 'back', paymentId: id })}
                      >
                        {words.takeBack}
                      </Button>
                    </span>
                  ))}
              </Cell>
              <Cell of={words.rest} number>
                {answer.closed && (total - paid === 0 ? words.settled : yenOf(total - paid))}
              </Cell>
              <Cell>
                {answer.closed && (
                  <div class={css.acts}>
                    {total > paid && (
                      <Button label={words.payOf(payer)} onClick={() => setAsk({ what: 'pay', bill })}>
                        {words.pay}
                      </Button>
                    )}
                    <Button
                      icon={PrinterIcon}
                      label={words.statementOf(payer)}
                      onClick={() => print({ what: 'statement', bills: [bill] })}
                    >
                      {words.statement}
                    </Button>
                    {paid > 0 && (
                      <Button
                        icon={PrinterIcon}
                        label={words.receiptOf(payer)}
                        onClick={() => print({ what: 'receipt', bills: [bill] })}
                      >
                        {words.receipt}
                      </Button>
                    )}
                  </div>
                )}
              </Cell>
            </Line>
          )
        })}
      </Table>
      {ask && (
        <AskDialog
          key={ask.what === 'pay' ? ask.bill.billId : ask.paymentId}
          {...{ ask, answer, refresh }}
          onClose={() => setAsk(null)}
        />
      )}
    </>
  )
}

function AskDialog({
  ask,
  answer,
  refresh,
  onClose,
}: {
  ask: Ask
  answer: Month
  refresh: () => Promise<void>
  onClose: () => void
}) {
  const { busy, fault, send } = useSend()
  const [yen, setYen] = useState(ask.what === 'pay' ? String(ask.bill.total - ask.bill.paid) : '')
  const [way, setWay] = useState<PaymentWay>('cash')
  const [paidOn, setPaidOn] = useState<Day | null>(answer.today)
  const [reason, setReason] = useState('')
  const { month } = answer
  const give = async () => {
    const sent = await send(
      (id) =>
        ask.what === 'pay'
          ? fee.post(facilityId(), '/payment', {
              ...{ id, month, billId: ask.bill.billId, yen: Number(yen), way, paidOn: paidOn ?? '' },
            })
          : fee.post(facilityId(), '/payment/take-back', { id, month, paymentId: ask.paymentId, reason: reason.trim() }),
      [ask, yen, way, paidOn, reason],
    )
    if (sent === null) return
    await refresh()
    onClose()
  }
  const at = (field: string) => (fault?.field === field ? fault.message : undefined)
  return (
    <Dialog open onClose={onClose} title={ask.what === 'pay' ? words.payOf(payerOf(ask.bill)) : words.takeBackOf(words.paid)}>
      <form
        class={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          void give()
        }}
      >
        {fault && <Notice tone="look" title={fault.message} />}
        {ask.what === 'pay' ? (
          <>
            <Field label={words.payYen} inputMode="numeric" required value={yen} error={at('yen')} onChange={setYen} />
            <SelectField
              label={words.way}
              value={way}
              onChange={(value) => setWay(value as PaymentWay)}
              options={PAYMENT_WAYS.map((value) => ({ value, label: words.ways[value] }))}
            />
            <DayField label={words.paidOn} required max={answer.today} value={paidOn} error={at('paidOn')} onChange={setPaidOn} />
          </>
        ) : (
          <Field label={words.reasonWhy} required maxLength={200} value={reason} error={at('reason')} onChange={setReason} />
        )}
        <Button type="submit" kind="give" disabled={busy || (ask.what === 'back' && !reason.trim())}>
          {ask.what === 'pay' ? words.record : words.takeBack}
        </Button>
      </form>
    </Dialog>
  )
}
