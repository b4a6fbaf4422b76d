// What the nursery keeps on file of a child, for its guardian: read, corrected by a proposal, and once a year said to be as it was (RL08).
import { useState } from 'preact/hooks'
import { type Id, newId } from '../../schema/kit/id.ts'
import {
  FAMILY_LEDGER,
  foldLedger,
  isSingle,
  type LedgerEntry,
  type LedgerItem,
  type LedgerKind,
  type LedgerValue,
} from '../../schema/ledger/rule.ts'
import { ledgerText } from '../../schema/ledger/words.ts'
import { Button } from '../kit/Button.tsx'
import { moment } from '../kit/clock.ts'
import { Heading } from '../kit/Heading.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { plain, Say } from '../kit/words.tsx'
import { ledger, type Shown } from './api.ts'
import { fieldWords, kindWords, words } from './family-words.ts'
import css from './Ledger.module.css'
import { LedgerForm } from './LedgerForm.tsx'

interface FamilyLedgerProps {
  facility: number
  childId: Id
}

export function FamilyLedger({ facility, childId }: FamilyLedgerProps) {
  const [open, setOpen] = useState(false)
  const loaded = useLoad<Shown>(open ? ledger.address(facility, '/child', { childId }) : null)
  const { busy, fault, send, forget } = useSend()
  const [editing, setEditing] = useState<string | null>(null)
  if (!open)
    return (
      <Button onClick={() => setOpen(true)}>
        <Say w={words.open} alone />
      </Button>
    )
  const shown = loaded?.data.value
  if (!shown) return null
  const items = foldLedger(shown.entries as LedgerEntry[])
  const done = () => {
    setEditing(null)
    void loaded?.refresh()
  }
  const propose = async (kind: LedgerKind, item: Id, value: LedgerValue) => {
    const content = { childId, items: [{ kind, item, value }] } as unknown as Omit<
      Parameters<typeof ledger.post<'/propose'>>[2],
      'id'
    >
    if (await send((id) => ledger.post(facility, '/propose', { id, ...content }), content)) done()
  }
  const withdraw = async ({ kind, item, id: entryId }: LedgerEntry) => {
    const content = { childId, kind: kind as (typeof FAMILY_LEDGER)[number], item, entryId }
    if (await send((id) => ledger.post(facility, '/withdraw', { id, ...content }), content)) done()
  }
  const check = async () => {
    if (await send((id) => ledger.post(facility, '/check', { id, childId }), 'check')) done()
  }
  const form = (kind: LedgerKind, item: Id | null, value: LedgerValue | null) => (
    <LedgerForm
      kind={kind}
      value={value}
      wordOf={({ key, word }) => (fieldWords[key] ? <Say w={fieldWords[key]} /> : word)}
      says={{ save: <Say w={words.send} alone />, cancel: <Say w={words.cancel} alone />, needed: <Say w={words.needed} /> }}
      fault={fault?.message ?? null}
      busy={busy}
      onSave={(given) => void propose(kind, item ?? (isSingle(kind) ? childId : newId(moment())), given)}
      onCancel={() => {
        forget()
        setEditing(null)
      }}
    />
  )
  return (
    <>
      <Heading>
        <Say w={words.title} />
      </Heading>
      <p class={css.second}>
        <Say w={words.more} />
      </p>
      {FAMILY_LEDGER.map((kind) => {
        const mine = items.filter(
          (one) => one.kind === kind && (one.stands?.value || one.stands?.masked || one.waiting || one.returned),
        )
        const word = kindWords[kind]
        return (
          <Sheet key={kind} class={css.kind} label={plain(word)}>
            <b>
              <Say w={word} />
            </b>
            {mine.length === 0 && editing !== kind && (
              <p class={css.second}>
                <Say w={words.none} />
              </p>
            )}
            {mine.map((one) => (
              <div key={one.item} class={css.item}>
                {editing === one.item + kind ? (
                  form(kind, one.item, (one.waiting ?? one.stands)?.value ?? null)
                ) : (
                  <Item
                    item={one}
                    busy={busy}
                    onChange={() => setEditing(one.item + kind)}
                    onWithdraw={(entry) => void withdraw(entry)}
                  />
                )}
              </div>
            ))}
            {editing === kind && form(kind, null, null)}
            {editing === null && !(isSingle(kind) && mine.length > 0) && (
              <div class={css.acts}>
                <Button onClick={() => setEditing(kind)}>
                  <Say w={words.add} alone />
                </Button>
              </div>
            )}
          </Sheet>
        )
      })}
      {fault && editing === null && <Notice tone="look" title={fault.message} />}
      <Sheet>
        {shown.checkedAt ? (
          <p>
            <Say w={words.checked} />
          </p>
        ) : (
          <>
            <p class={css.second}>
              <Say w={words.sameMore} />
            </p>
            <Button kind="give" disabled={busy} onClick={() => void check()}>
              <Say w={words.same} alone />
            </Button>
          </>
        )}
      </Sheet>
    </>
  )
}

interface ItemProps {
  item: LedgerItem
  busy: boolean
  onChange: () => void
  onWithdraw: (entry: LedgerEntry) => void
}

function Item({ item, busy, onChange, onWithdraw }: ItemProps) {
  const { kind, stands, waiting, returned } = item
  return (
    <>
      <div>
        {stands?.masked ? (
          <Say w={words.masked} />
        ) : (
          stands?.value && <div class={css.value}>{ledgerText(kind, stands.value)}</div>
        )}
        {waiting?.value && (
          <div>
            <span class={css.second}>
              <Say w={words.waiting} />
            </span>{' '}
            {ledgerText(kind, waiting.value)}
          </div>
        )}
        {returned && (
          <div class={css.second}>
            <Say w={words.returned} />: {returned.decision?.note}
          </div>
        )}
      </div>
      <div class={css.acts}>
        {waiting?.mine && (
          <Button kind="quiet" disabled={busy} onClick={() => onWithdraw(waiting)}>
            <Say w={words.withdraw} alone />
          </Button>
        )}
        <Button kind="quiet" disabled={busy} onClick={onChange}>
          <Say w={words.change} alone />
        </Button>
      </div>
    </>
  )
}
