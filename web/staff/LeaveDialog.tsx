import { useState } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import { Chips } from '../kit/Chips.tsx'
import { DayField } from '../kit/Field.tsx'
import { monthDay } from '../kit/format.ts'
import { type Fault, useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import { FormDialog } from './FormDialog.tsx'
import css from './Staff.module.css'
import { type Person, staff } from './staff.ts'
import { words } from './words.ts'

/** 退職・異動: everything somebody may do here ends, now or with a last day. */
export function LeaveDialog({
  person: { personId, name },
  today,
  onClose,
  onDone,
}: {
  person: Person
  today: Day
  onClose: () => void
  onDone: (said: string) => Promise<void>
}) {
  const [when, setWhen] = useState<'now' | 'day' | null>(null)
  const [last, setLast] = useState<Day | null>(today)
  const [missing, setMissing] = useState<Fault | null>(null)
  const { busy, fault, send } = useSend()
  const save = async () => {
    const found =
      when === null
        ? { field: 'when', message: words.leaveWhen }
        : when === 'day' && !last
          ? { field: 'endsOn', message: words.needDay }
          : null
    setMissing(found)
    if (found) return
    const json = { personId, ...(when === 'day' && last ? { endsOn: last } : {}) }
    if (!(await send((id) => staff.post(facilityId(), '/retire', { id, ...json }), json))) return
    await onDone(when === 'day' && last ? words.leaves(name, monthDay(last)) : words.left(name))
  }
  const told = missing ?? fault
  return (
    <FormDialog
      title={words.leaveTitle(name)}
      save={words.leaveSave}
      kind="act"
      busy={busy}
      fault={told}
      onSave={() => void save()}
      onClose={onClose}
    >
      <p>{words.leaveMore}</p>
      <Chips
        legend={words.leaveWhen}
        value={when}
        onChange={setWhen}
        chips={[
          { value: 'now', label: words.leaveNow, span: 2 },
          { value: 'day', label: words.leaveOn, span: 2 },
        ]}
      />
      {when === 'now' && <p class={css.second}>{words.leaveNowMore}</p>}
      {when === 'day' && (
        <DayField
          label={words.lastDay}
          hint={words.leaveOnMore}
          value={last}
          min={today}
          onChange={setLast}
          error={told?.field === 'endsOn' ? told.message : undefined}
        />
      )}
    </FormDialog>
  )
}
