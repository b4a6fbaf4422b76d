// What the family proposes, beside what stands: taken with one press, or sent back with a word.
import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import type { FamilyLedger, LedgerEntry, LedgerItem } from '../../schema/ledger/rule.ts'
import { LEDGER_WORDS, ledgerText } from '../../schema/ledger/words.ts'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { submits } from '../kit/submits.ts'
import { useSend } from '../kit/use-send.ts'
import { facilityId, mayHere } from '../office/desk.ts'
import { ledger } from './api.ts'
import css from './Ledger.module.css'
import { words } from './words.ts'

type Waiting = LedgerItem & { waiting: LedgerEntry }
const waits = (item: LedgerItem): item is Waiting => item.waiting !== null
const textOf = (item: LedgerItem, entry: LedgerEntry | null): string =>
  entry?.masked ? words.masked : entry?.value ? ledgerText(item.kind, entry.value) : ''
const nameOf = ({ kind, item, waiting }: Waiting) => ({ kind: kind as FamilyLedger, item, entryId: waiting.id })

export function Proposals({
  childId,
  items,
  onDone,
}: {
  childId: Id
  items: readonly LedgerItem[]
  onDone: () => Promise<void>
}) {
  const { busy, fault, send } = useSend()
  const [returning, setReturning] = useState<Id | null>(null)
  const [note, setNote] = useState('')
  const waiting = items.filter(waits)
  if (waiting.length === 0) return null
  const may = mayHere('child.change')
  const masked = waiting.some(({ waiting: { masked } }) => masked)
  const take = async (taken: readonly Waiting[]) => {
    const content = { childId, entries: taken.map(nameOf) }
    if (await send((id) => ledger.post(facilityId(), '/confirm', { id, ...content }), content)) await onDone()
  }
  const sendBack = async (one: Waiting) => {
    const content = { childId, ...nameOf(one), note }
    if (!(await send((id) => ledger.post(facilityId(), '/return', { id, ...content }), content))) return
    setReturning(null)
    setNote('')
    await onDone()
  }
  return (
    <Sheet label={words.waiting} class={css.kind}>
      <h2>{words.waiting}</h2>
      <p class={css.second}>{masked ? words.openFirst : words.waitingMore}</p>
      {waiting.map((one) => (
        <div key={`${one.kind} ${one.item}`} class={css.item}>
          <b>{LEDGER_WORDS[one.kind]}</b>
          <dl class={css.difference}>
            <div>
              <dt>{words.now}</dt>
              <dd class={one.stands?.value ? css.was : undefined}>{textOf(one, one.stands) || words.none}</dd>
            </div>
            <div>
              <dt>
                {words.proposed}　{one.waiting.by}
              </dt>
              <dd>{textOf(one, one.waiting) || words.gone}</dd>
            </div>
          </dl>
          {may && !one.waiting.masked && returning !== one.item && (
            <div class={css.acts}>
              <Button kind="give" disabled={busy} onClick={() => void take([one])}>
                {words.take}
              </Button>
              <Button disabled={busy} onClick={() => setReturning(one.item)}>
                {words.sendBack}
              </Button>
            </div>
          )}
          {returning === one.item && (
            <form class={css.form} onSubmit={submits(() => sendBack(one))}>
              <Field label={words.sendBackWhy} value={note} onChange={setNote} maxLength={200} required />
              <div class={css.acts}>
                <Button onClick={() => setReturning(null)}>{words.cancel}</Button>
                <Button kind="give" type="submit" disabled={busy || note.trim() === ''}>
                  {words.sendBack}
                </Button>
              </div>
            </form>
          )}
        </div>
      ))}
      {fault && <Notice tone="look" title={fault.message} />}
      {may && !masked && waiting.length > 1 && (
        <div class={css.acts}>
          <Button kind="give" disabled={busy} onClick={() => void take(waiting)}>
            {words.taken}
          </Button>
        </div>
      )}
    </Sheet>
  )
}
