import { useState } from 'preact/hooks'
import { dayOf } from '../../schema/kit/day.ts'
import { type Time, timeOn, writeTime } from '../../schema/kit/time.ts'
import { moment } from '../kit/clock.ts'
import { TimeField } from '../kit/Field.tsx'
import { clockTime } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { type Fault, useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import dialog from '../office/dialog.module.css'
import { Code } from './Code.tsx'
import { FormDialog } from './FormDialog.tsx'
import { missingOf, NameFields, NOBODY } from './NameFields.tsx'
import { staff } from './staff.ts'
import { words } from './words.ts'

/** From this minute on, to the full hour, for a day of work. */
const soon = (): Time => Math.floor(timeOn(dayOf(moment()), moment()) / 5) * 5
const EVENING: Time = 17 * 60

/** 応援: name and hours of today make the account; the code for the PIN is shown at once. */
export function HelperDialog({ onClose, onDone }: { onClose: () => void; onDone: (said: string | null) => Promise<void> }) {
  const [names, setNames] = useState(NOBODY)
  const [from, setFrom] = useState<Time | null>(soon)
  const [to, setTo] = useState<Time | null>(EVENING)
  const [missing, setMissing] = useState<Fault | null>(null)
  const [made, setMade] = useState<{ code: string; until: number } | null>(null)
  const { busy, fault, send } = useSend()
  const name = `${names.familyName} ${names.givenName}`.trim()
  const save = async () => {
    const found = missingOf(names) ?? (from === null || to === null ? { field: 'from', message: words.needHours } : null)
    setMissing(found)
    if (found || from === null || to === null) return
    const json = { ...names, from: writeTime(from), to: writeTime(to) }
    const sent = await send((id) => staff.post(facilityId(), '/helper', { id, ...json }), json)
    if (!sent) return
    setMade({ code: sent.code, until: Number(sent.until) })
    await onDone(null)
  }
  if (made) return <Code name={name} code={made.code} until={clockTime(made.until)} onClose={onClose} />
  const told = missing ?? fault
  const at = (field: string) => (told?.field === field ? told.message : undefined)
  return (
    <FormDialog
      title={words.helperTitle}
      save={words.helperSave}
      busy={busy}
      fault={told}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Notice tone="ink" title={words.helperMore} />
      <NameFields names={names} fault={told} onChange={setNames} />
      <div class={dialog.pair}>
        <TimeField label={words.hoursFrom} value={from} step={5} onChange={setFrom} error={at('from')} />
        <TimeField label={words.hoursTo} value={to} step={5} onChange={setTo} error={at('to')} />
      </div>
    </FormDialog>
  )
}
