// The items of one kind on a card: what stands and since when, what stood before; put in and put right by the office.
import { useState } from 'preact/hooks'
import { dayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { newId } from '../../schema/kit/id.ts'
import { isSingle, type LedgerItem, type LedgerKind, type LedgerValue } from '../../schema/ledger/rule.ts'
import { LEDGER_WORDS, ledgerText } from '../../schema/ledger/words.ts'
import { Button } from '../kit/Button.tsx'
import { moment } from '../kit/clock.ts'
import { shortDay } from '../kit/format.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useSend } from '../kit/use-send.ts'
import { facilityId, mayHere } from '../office/desk.ts'
import { ledger } from './api.ts'
import css from './Ledger.module.css'
import { LedgerForm } from './LedgerForm.tsx'
import { words } from './words.ts'

interface KindProps {
  childId: Id
  kind: LedgerKind
  items: readonly LedgerItem[]
  onDone: () => Promise<void>
}

const says = () => ({ save: words.save, cancel: words.cancel, needed: words.needed })

export function KindOfItems({ childId, kind, items, onDone }: KindProps) {
  const [editing, setEditing] = useState<Id | null>(null)
  const { busy, fault, send, forget } = useSend()
  const mine = items.filter((one) => one.kind === kind && one.stands?.value !== undefined)
  const standing = mine.filter(({ stands }) => stands?.value || stands?.masked)
  const word = LEDGER_WORDS[kind]
  const say = async (item: Id, value: LedgerValue | null, seen: LedgerItem | undefined) => {
    const one = { kind, item, value, upon: seen?.history[0]?.id ?? null }
    const content = { childId, items: [one] } as unknown as Omit<Parameters<typeof ledger.post<'/write'>>[2], 'id'>
    if (!(await send((id) => ledger.post(facilityId(), '/write', { id, ...content }), content))) return
    setEditing(null)
    await onDone()
  }
  const may = mayHere('child.change')
  const fresh = isSingle(kind) ? childId : 'new'
  const form = (item: Id, seen: LedgerItem | undefined) => (
    <LedgerForm
      kind={kind}
      value={seen?.stands?.value ?? null}
      wordOf={({ word: of }) => of}
      says={says()}
      fault={fault?.message ?? null}
      busy={busy}
      onSave={(value) => void say(item === 'new' ? newId(moment()) : item, value, seen)}
      onCancel={() => {
        forget()
        setEditing(null)
      }}
    />
  )
  return (
    <Sheet label={word} class={css.kind}>
      <h2>{word}</h2>
      {standing.length === 0 && editing !== fresh && <p class={css.second}>{words.none}</p>}
      {standing.map((one) => (
        <div key={one.item} class={css.item}>
          {editing === one.item ? (
            form(one.item, one)
          ) : one.stands?.masked ? (
            <span class={css.second}>{words.masked}</span>
          ) : (
            <>
              <div>
                <div class={css.value}>{ledgerText(kind, one.stands?.value as LedgerValue)}</div>
                <div class={css.second}>{words.since(shortDay(dayOf(one.since ?? 0)), one.stands?.by ?? '')}</div>
                <Past item={one} />
              </div>
              {may && (
                <div class={css.acts}>
                  <Button kind="quiet" label={words.changeOf(word)} onClick={() => setEditing(one.item)}>
                    {words.change}
                  </Button>
                  <Button kind="quiet" label={words.removeOf(word)} disabled={busy} onClick={() => void say(one.item, null, one)}>
                    {words.remove}
                  </Button>
                </div>
              )}
            </>
          )}
        </div>
      ))}
      {editing === fresh &&
        !standing.some(({ item }) => item === fresh) &&
        form(
          fresh,
          items.find(({ item, kind: of }) => of === kind && item === fresh),
        )}
      {may && editing === null && !(isSingle(kind) && standing.length > 0) && (
        <div class={css.acts}>
          <Button label={words.addOf(word)} onClick={() => setEditing(fresh)}>
            {words.add}
          </Button>
        </div>
      )}
    </Sheet>
  )
}

/** What stood before, with since when. */
function Past({ item }: { item: LedgerItem }) {
  const before = item.history.filter(({ state, id, value }) => state === 'stood' && id !== item.stands?.id && value)
  if (before.length === 0) return null
  return (
    <details>
      <summary>{words.history}</summary>
      {before.map(({ id, value, at, by }) => (
        <div key={id} class={css.second}>
          {ledgerText(item.kind, value as LedgerValue)}　{words.since(shortDay(dayOf(at)), by ?? '')}
        </div>
      ))}
    </details>
  )
}
