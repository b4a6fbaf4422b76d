import { useState } from 'preact/hooks'
import { STAY_KINDS, type StayKind } from '../../schema/guest/input.ts'
import { addDays, type Day, weekdayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { showTime, type Time, writeTime } from '../../schema/kit/time.ts'
import type { Routes as ChildRoutes } from '../../worker/child/routes.ts'
import type { Routes } from '../../worker/guest/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import { Chips } from '../kit/Chips.tsx'
import { addressOf, type Reply } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { DayField, Field, SelectField, TimeField } from '../kit/Field.tsx'
import { useLoad } from '../kit/use-load.ts'
import { type Fault, useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import dialog from '../office/dialog.module.css'
import { Loading } from '../office/Loading.tsx'
import { FormDialog } from '../staff/FormDialog.tsx'
import css from './ArrangeDialog.module.css'
import { guest } from './guest.ts'
import { kindWords, words } from './words.ts'

type List = Reply<ChildRoutes, '/'>
type Child = List['children'][number]
type Hosts = Reply<Routes, '/hosts'>

const SATURDAY = 6
const nextSaturday = (): Day => addDays(today(), (SATURDAY - weekdayOf(today()) + 7) % 7 || 7)

/** A day, where to, and which children: everything on one sheet. */
export function ArrangeDialog({ onClose, onDone }: { onClose: () => void; onDone: (count: number, place: string) => void }) {
  const [day, setDay] = useState<Day>(nextSaturday)
  const [kind, setKind] = useState<StayKind>('saturday')
  const [hostId, setHost] = useState('')
  const [from, setFrom] = useState<Time | null>(8 * 60 + 30)
  const [to, setTo] = useState<Time | null>(17 * 60)
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set())
  const [text, setText] = useState('')
  const [missing, setMissing] = useState<Fault | null>(null)
  const { busy, fault, send } = useSend()
  const hosts = useLoad<Hosts>(addressOf(facilityId(), 'guest', '/hosts'))
  const loaded = useLoad<List>(addressOf(facilityId(), 'child', '/', { day }), { keep: true })
  const list = loaded?.data.value
  const free = (list?.children ?? []).filter(({ stay }) => stay === null)
  const childIds = free.flatMap(({ childId }) => (chosen.has(childId) ? [childId] : []))
  const places = hosts?.data.value?.hosts ?? []
  const choose = (childId: Id, on: boolean) => {
    setMissing(null)
    const next = new Set(chosen)
    if (on) next.add(childId)
    else next.delete(childId)
    setChosen(next)
  }
  const save = async () => {
    const place = places.find(({ facilityId: id }) => String(id) === hostId)
    const lacking = !place
      ? { field: 'hostId', message: words.needHost }
      : childIds.length === 0
        ? { field: 'childIds', message: words.needChildren }
        : from === null || to === null
          ? { field: 'from', message: words.needHours }
          : null
    setMissing(lacking)
    if (lacking || !place || from === null || to === null) return
    const hours = free.flatMap(({ childId, plan }) =>
      plan && childIds.includes(childId)
        ? [{ childId, hours: [writeTime(plan[0]), writeTime(plan[1])] as [string, string] }]
        : [],
    )
    const json = { hostId: place.facilityId, day, kind, childIds, from: writeTime(from), to: writeTime(to), hours }
    if (await send((id) => guest.post(facilityId(), '/', { id, ...json }), json)) onDone(childIds.length, place.name)
  }
  const told = missing ?? fault
  const at = (field: string) => (told?.field === field ? told.message : undefined)
  return (
    <FormDialog title={words.arrange} save={words.send} busy={busy} fault={told} onSave={() => void save()} onClose={onClose}>
      <div class={dialog.pair}>
        <DayField label={words.day} value={day} onChange={(next) => setDay(next ?? nextSaturday())} error={at('day')} />
        <SelectField
          label={words.host}
          value={hostId}
          onChange={(next) => {
            setHost(next)
            setMissing(null)
          }}
          error={at('hostId')}
          hint={hosts?.data.value && places.length === 0 ? words.noHosts : undefined}
          options={[
            { value: '', label: words.hostNone },
            ...places.map(({ facilityId: id, name }) => ({ value: String(id), label: name })),
          ]}
        />
      </div>
      <Chips
        legend={words.kind}
        value={kind}
        onChange={setKind}
        chips={STAY_KINDS.map((value) => ({ value, label: kindWords[value] }))}
      />
      <fieldset class={css.children}>
        <legend>{words.children}</legend>
        <div class={css.choose}>
          <Button
            type="button"
            onClick={() => setChosen(new Set(free.flatMap(({ childId, plan }) => (plan === null ? [] : [childId]))))}
          >
            {words.planned}
          </Button>
          <Button kind="quiet" type="button" onClick={() => setChosen(new Set())}>
            {words.clear}
          </Button>
          <span aria-live="polite">{words.chosen(childIds.length)}</span>
        </div>
        <Field label={words.search} type="search" value={text} onChange={setText} maxLength={40} />
        {list ? (
          <div class={css.list}>
            {list.children.flatMap((child) =>
              child.stay?.side === 'host' || !`${child.kana} ${child.name}`.includes(text.trim()) ? (
                []
              ) : (
                <Row key={child.childId} child={child} chosen={chosen} onChoose={choose} />
              ),
            )}
          </div>
        ) : (
          <Loading from={loaded} />
        )}
      </fieldset>
      <div class={dialog.pair}>
        <TimeField label={words.hoursFrom} value={from} step={5} onChange={setFrom} error={at('from')} />
        <TimeField label={words.hoursTo} value={to} step={5} onChange={setTo} error={at('to')} />
      </div>
      <p class={dialog.second}>{words.hoursMore}</p>
    </FormDialog>
  )
}

function Row({
  child,
  chosen,
  onChoose,
}: {
  child: Child
  chosen: ReadonlySet<Id>
  onChoose: (childId: Id, on: boolean) => void
}) {
  const { childId, kana, stay, plan } = child
  return (
    <Check
      checked={stay === null && chosen.has(childId)}
      disabled={stay !== null}
      onChange={(on) => onChoose(childId, on)}
      second={stay ? words.already(stay.name) : plan ? words.span(showTime(plan[0]), showTime(plan[1])) : words.noPlan}
    >
      {kana} <AllergensOf childId={childId} />
    </Check>
  )
}
