// One child's bill of a month beside the list: every charge with the arrival and departure that made it, so that a parent's question is answered
// here (RJ06); what was agreed; and what is charged by hand.
import { useState } from 'preact/hooks'
import type { BilledChild } from '../../schema/fee/house.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { shortDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import { Agreed } from './Agreed.tsx'
import { fee, type Month } from './api.ts'
import { detailOf } from './BillPaper.tsx'
import { ChargeForm } from './ChargeForm.tsx'
import css from './Fee.module.css'
import { linesOf } from './lines.ts'
import { words, yenOf } from './words.ts'

interface ChildBillProps {
  child: BilledChild
  answer: Month
  refresh: () => Promise<void>
  onClose: () => void
}

export function ChildBill({ child, answer, refresh, onClose }: ChildBillProps) {
  const { childId, kana, name, className, bill, extras } = child
  const { busy, fault, send } = useSend()
  const [charging, setCharging] = useState(false)
  const lines = linesOf(bill)
  const takeBack = async (extraId: string) => {
    const sent = await send(
      (id) => fee.post(facilityId(), '/extra/take-back', { id, month: answer.month, childId, extraId }),
      extraId,
    )
    if (sent !== null) await refresh()
  }
  return (
    <Dialog
      open
      place="side"
      onClose={onClose}
      title={
        <>
          {words.of(kana)} <AllergensOf childId={childId} />
        </>
      }
    >
      {fault && <Notice tone="look" title={fault.message} />}
      <p class={css.second}>{[name, className].filter(Boolean).join(' ・ ')}</p>
      <section class={css.group} aria-label={words.total}>
        {lines.length === 0 && <p>{words.noLines}</p>}
        {lines.map((line) => (
          <div key={line.key} class={css.line}>
            <span>
              {line.use && `${shortDay(line.use.day)} `}
              {line.title || words.adjustment}
              <span class={css.second}>{detailOf(line)}</span>
            </span>
            <span class={css.yen}>{yenOf(line.yen)}</span>
          </div>
        ))}
        <div class={css.line}>
          <b>{words.total}</b>
          <b class={css.yen}>{yenOf(bill.total)}</b>
        </div>
        {bill.open.length > 0 && <p>{words.missing(bill.open.map(shortDay).join('、'))}</p>}
      </section>
      {!answer.closed && (
        <section class={css.group}>
          {extras.map(({ id, title }) => (
            <div key={id} class={css.line}>
              <span>{title}</span>
              <Button kind="quiet" label={words.takeBackOf(title)} disabled={busy} onClick={() => void takeBack(id)}>
                {words.takeBack}
              </Button>
            </div>
          ))}
          {charging ? (
            <ChargeForm
              {...{ childId, month: answer.month }}
              done={async () => {
                await refresh()
                setCharging(false)
              }}
            />
          ) : (
            <Button onClick={() => setCharging(true)}>{words.charge}</Button>
          )}
        </section>
      )}
      <Agreed {...{ childId, terms: child.terms, today: answer.today, refresh }} />
    </Dialog>
  )
}
