import { useState } from 'preact/hooks'
import { type Day, weekdayOf } from '../../schema/kit/day.ts'
import { type Time, writeTime } from '../../schema/kit/time.ts'
import { DUTY_KINDS, type DutyKind } from '../../schema/staff/input.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { TimeField } from '../kit/Field.tsx'
import { longDay } from '../kit/format.ts'
import { type Fault, useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import dialog from '../office/dialog.module.css'
import { FormDialog } from './FormDialog.tsx'
import { dutyWord, staff } from './staff.ts'
import type { WeekOfDuties } from './Week.tsx'
import { words } from './words.ts'

/** Early until nine, late from half past four, Saturday and 応援 all the hours the house is open: a beginning to change. */
function usual(kind: DutyKind, { opensAt, closesAt }: WeekOfDuties): [Time, Time] {
  if (kind === 'early') return [opensAt, Math.max(opensAt + 60, 9 * 60)]
  if (kind === 'late') return [Math.min(closesAt - 60, 16 * 60 + 30), closesAt]
  return [opensAt, closesAt]
}

export interface DutyDialogProps {
  week: WeekOfDuties
  person: WeekOfDuties['people'][number]
  day: Day
  onClose: () => void
  onDone: () => Promise<void>
}

/** Puts a duty of one person on one day, moves its hours, or takes it off. */
export function DutyDialog({ week, person: { personId, name }, day, onClose, onDone }: DutyDialogProps) {
  const mine = week.duties.filter((one) => one.personId === personId && one.day === day)
  const first: DutyKind = mine[0]?.kind ?? (weekdayOf(day) === 6 ? 'saturday' : 'early')
  const hoursOf = (kind: DutyKind): [Time | null, Time | null] => {
    const there = mine.find((one) => one.kind === kind)
    return there ? [there.from, there.to] : usual(kind, week)
  }
  const [kind, setKind] = useState(first)
  const [[from, to], setHours] = useState(() => hoursOf(first))
  const [missing, setMissing] = useState<Fault | null>(null)
  const { busy, fault, send } = useSend()
  const put = async (hours: { from?: string; to?: string }) => {
    const json = { personId, day, kind, ...hours }
    if (!(await send((id) => staff.post(facilityId(), '/duty', { id, ...json }), json))) return
    onClose()
    await onDone()
  }
  const save = () => {
    if (from === null || to === null) setMissing({ field: 'from', message: words.needHours })
    else void put({ from: writeTime(from), to: writeTime(to) })
  }
  const told = missing ?? fault
  const at = (field: string) => (told?.field === field ? told.message : undefined)
  return (
    <FormDialog
      title={words.setDuty(name, longDay(day))}
      save={words.put}
      busy={busy}
      fault={told}
      onSave={save}
      onClose={onClose}
      beside={
        mine.some((one) => one.kind === kind) && (
          <Button disabled={busy} onClick={() => void put({})}>
            {words.take}
          </Button>
        )
      }
    >
      <Chips
        legend={words.kind}
        value={kind}
        onChange={(next) => {
          setKind(next)
          setHours(hoursOf(next))
        }}
        chips={DUTY_KINDS.map((value) => ({ value, label: dutyWord(value) }))}
      />
      <div class={dialog.pair}>
        <TimeField label={words.hoursFrom} value={from} step={5} onChange={(next) => setHours([next, to])} error={at('from')} />
        <TimeField label={words.hoursTo} value={to} step={5} onChange={(next) => setHours([from, next])} error={at('to')} />
      </div>
    </FormDialog>
  )
}
