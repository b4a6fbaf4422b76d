// 一時預かり・こども誰でも通園: a child for some days, with as little as has to be known of it (RB29).
import { useState } from 'preact/hooks'
import { VISIT_KINDS, type VisitKind } from '../../schema/guest/visit.ts'
import type { Day } from '../../schema/kit/day.ts'
import { type Time, writeTime } from '../../schema/kit/time.ts'
import type { Routes as ChildRoutes } from '../../worker/child/routes.ts'
import type { Routes } from '../../worker/guest/routes.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { addressOf, type Reply } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { DayField, Field, SelectField, TimeField } from '../kit/Field.tsx'
import { shortDay } from '../kit/format.ts'
import { useLoad } from '../kit/use-load.ts'
import { type Fault, useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import dialog from '../office/dialog.module.css'
import { FormDialog } from '../staff/FormDialog.tsx'
import css from './ArrangeDialog.module.css'
import { guest } from './guest.ts'
import { kindWords, sexWords, words } from './words.ts'

type Stay = Reply<Routes, '/'>['stays'][number]
type Sex = 'm' | 'f' | 'x'

interface VisitDialogProps {
  /** An earlier stay of a child that comes again. */
  of: Stay | null
  onClose: () => void
  onDone: (name: string, count: number) => void
}

const NOBODY = { name: '', relationship: '', phone: '' }

export function VisitDialog({ of, onClose, onDone }: VisitDialogProps) {
  const known = of?.visitor
  const [kind, setKind] = useState<VisitKind>(of?.kind === 'anyone' ? 'anyone' : 'temporary')
  const [days, setDays] = useState<readonly Day[]>([])
  const [day, setDay] = useState<Day | null>(today())
  const [from, setFrom] = useState<Time | null>(of?.from ?? 9 * 60)
  const [to, setTo] = useState<Time | null>(of?.to ?? 16 * 60)
  const [name, setName] = useState({
    familyName: known?.familyName ?? '',
    givenName: known?.givenName ?? '',
    familyKana: known?.familyKana ?? '',
    givenKana: known?.givenKana ?? '',
  })
  const [birthDay, setBirthDay] = useState<Day | null>(known?.birthDay ?? null)
  const [sex, setSex] = useState<Sex>(known?.sex ?? 'x')
  const [allergens, setAllergens] = useState(known?.allergens.join('、') ?? '')
  const [contact, setContact] = useState(known?.contacts[0] ?? NOBODY)
  const [chosen, setClass] = useState('')
  const [missing, setMissing] = useState<Fault | null>(null)
  const { busy, fault, send } = useSend()
  const loaded = useLoad<Reply<ChildRoutes, '/'>>(addressOf(facilityId(), 'child', '/', { day: today() }), { keep: true })
  const classes = loaded?.data.value?.classes ?? []
  const change =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      setMissing(null)
      set(value)
    }
  const all = [...new Set([...days, ...(day ? [day] : [])])].sort()
  const save = async () => {
    const lacking =
      all.length === 0
        ? { field: 'days', message: words.needDays }
        : Object.values(name).some((part) => !part.trim())
          ? { field: 'familyName', message: words.needName }
          : !birthDay
            ? { field: 'birthDay', message: words.needBirth }
            : !chosen
              ? { field: 'classId', message: words.needClass }
              : from === null || to === null
                ? { field: 'from', message: words.needHours }
                : !contact.name.trim() || !contact.relationship.trim()
                  ? { field: 'contacts', message: words.needContact }
                  : null
    setMissing(lacking)
    if (lacking || !birthDay || from === null || to === null) return
    const json = {
      ...(of ? { childId: of.childId } : {}),
      ...{ kind, days: all, from: writeTime(from), to: writeTime(to), classId: chosen, ...name, birthDay, sex },
      allergens: [...new Set(allergens.split(/[、,，\s]+/).filter(Boolean))],
      contacts: [contact],
    }
    if (await send((id) => guest.post(facilityId(), '/visit', { id, ...json }), json))
      onDone(`${name.familyName} ${name.givenName}`, all.length)
  }
  const told = missing ?? fault
  const at = (field: string) => (told?.field === field ? told.message : undefined)
  const part = (key: keyof typeof name) => (
    <Field
      label={words[key]}
      maxLength={40}
      value={name[key]}
      error={key === 'familyName' ? at(key) : undefined}
      onChange={change((value: string) => setName({ ...name, [key]: value }))}
    />
  )
  return (
    <FormDialog title={words.visit} save={words.saveVisit} busy={busy} fault={told} onSave={() => void save()} onClose={onClose}>
      <p class={dialog.second}>{words.visitMore}</p>
      <Chips
        legend={words.use}
        value={kind}
        onChange={setKind}
        chips={VISIT_KINDS.map((value) => ({ value, label: kindWords[value] }))}
      />
      <div class={dialog.pair}>
        {part('familyName')}
        {part('givenName')}
      </div>
      <div class={dialog.pair}>
        {part('familyKana')}
        {part('givenKana')}
      </div>
      <div class={dialog.pair}>
        <DayField label={words.birthDay} max={today()} error={at('birthDay')} value={birthDay} onChange={change(setBirthDay)} />
        <SelectField
          label={words.classOf}
          value={chosen}
          error={at('classId')}
          onChange={change(setClass)}
          options={[
            { value: '', label: words.hostNone },
            ...classes.map(({ classId, name: title }) => ({ value: classId, label: title })),
          ]}
        />
      </div>
      <Chips
        legend={words.sex}
        columns={3}
        value={sex}
        onChange={setSex}
        chips={(['m', 'f', 'x'] as const).map((value) => ({ value, label: sexWords[value] }))}
      />
      <Field label={words.allergens} hint={words.allergensHint} maxLength={120} value={allergens} onChange={setAllergens} />
      <div class={dialog.pair}>
        <Field
          label={words.contact}
          maxLength={40}
          error={at('contacts')}
          value={contact.name}
          onChange={change((value: string) => setContact({ ...contact, name: value }))}
        />
        <Field
          label={words.relationship}
          maxLength={20}
          value={contact.relationship}
          onChange={change((relationship: string) => setContact({ ...contact, relationship }))}
        />
      </div>
      <Field
        label={words.phone}
        type="tel"
        maxLength={20}
        value={contact.phone}
        onChange={(phone) => setContact({ ...contact, phone })}
      />
      <div class={dialog.pair}>
        <DayField label={words.days} min={today()} error={at('days')} value={day} onChange={change(setDay)} />
        <Button
          type="button"
          disabled={day === null}
          onClick={() => {
            if (day) setDays([...new Set([...days, day])].sort())
            setDay(null)
          }}
        >
          {words.addDay}
        </Button>
      </div>
      {days.length > 0 && (
        <div class={css.choose}>
          {days.map((one) => (
            <Button
              key={one}
              kind="quiet"
              type="button"
              label={words.dropDay(shortDay(one))}
              onClick={() => setDays(days.filter((other) => other !== one))}
            >
              {shortDay(one)} ×
            </Button>
          ))}
        </div>
      )}
      <div class={dialog.pair}>
        <TimeField label={words.hoursFrom} value={from} step={5} onChange={setFrom} error={at('from')} />
        <TimeField label={words.hoursTo} value={to} step={5} onChange={setTo} error={at('to')} />
      </div>
    </FormDialog>
  )
}
