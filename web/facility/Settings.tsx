// 設定: what the facility decides for itself, from a day on. Days that are over keep the settings they had.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { FacilitySettings } from '../../schema/facility/input.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Routes } from '../../worker/facility/routes.ts'
import { Button } from '../kit/Button.tsx'
import { addressOf, wordOf } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { DayField } from '../kit/Field.tsx'
import { monthDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { submits } from '../kit/submits.ts'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk } from '../office/Desk.tsx'
import { facility, facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { type DatedSettings, lookAgain, watch } from '../office/watch.ts'
import { Calendar } from './Calendar.tsx'
import { Dated } from './Dated.tsx'
import { type Faults, faultsOf, formOf, inputOf, settingsOf } from './form.ts'
import { Networks } from './Networks.tsx'
import css from './Settings.module.css'
import { SettingsForm } from './SettingsForm.tsx'
import { Switches } from './Switches.tsx'
import { words } from './words.ts'

const word = wordOf<Routes>('facility')

/** The settings in force on a day. */
const inForce = ({ versions }: DatedSettings, day: Day): FacilitySettings | undefined =>
  (versions.findLast(({ startsOn }) => startsOn <= day) ?? versions[0])?.settings

export function Settings() {
  const loaded = useLoad<DatedSettings>(addressOf(facilityId(), 'facility', '/settings'))
  const dated = loaded?.data.value
  const current = dated && inForce(dated, dated.today)
  return (
    <Desk title={words.title} name={words.title} second={facility.value?.name}>
      {!dated || !current ? (
        <Loading from={loaded} />
      ) : (
        <Editor
          dated={dated}
          current={current}
          onSaved={async () => {
            await loaded?.refresh()
            void watch.value?.settings?.refresh()
            lookAgain()
          }}
        />
      )}
      <Calendar />
      <Switches />
      {mayHere('facility.network') && <Networks />}
    </Desk>
  )
}

interface EditorProps {
  dated: DatedSettings
  current: FacilitySettings
  onSaved: () => Promise<void>
}

function Editor({ dated, current, onSaved }: EditorProps) {
  const [base, setBase] = useState(current)
  const [form, setForm] = useState(() => formOf(current))
  const [asked, setStartsOn] = useState<Day | null | undefined>(undefined)
  const startsOn = asked === undefined ? today() : asked
  const [faults, setFaults] = useState<Faults>({})
  const [saved, setSaved] = useState<Day | null>(null)
  const { busy, fault, send, forget } = useSend()
  const place = useRef<HTMLFormElement>(null)
  const changed = JSON.stringify(form) !== JSON.stringify(formOf(base))

  // The first field at fault is where the person has to go.
  useEffect(() => {
    if (Object.keys(faults).length > 0) place.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [faults])

  const open = (settings: FacilitySettings) => {
    setBase(settings)
    setForm(formOf(settings))
    setFaults({})
    setSaved(null)
    forget()
  }
  const save = async () => {
    const found = faultsOf(form, startsOn, today())
    setFaults(found)
    setSaved(null)
    if (Object.keys(found).length > 0 || startsOn === null) return
    const json = { startsOn, settings: inputOf(form) }
    const sent = await send((id) => word.post(facilityId(), '/settings', { id, ...json }), json)
    if (!sent) return
    await onSaved()
    setSaved(startsOn)
    // The next change is seen against what was saved.
    setBase({ ...base, ...settingsOf(form) })
  }
  const told = fault?.field?.replace(/^settings\./, '')
  const shown: Faults = told && fault ? { ...faults, [told]: fault.message } : faults

  return (
    <>
      <form ref={place} class={css.form} noValidate onSubmit={submits(save)}>
        <SettingsForm
          form={form}
          faults={shown}
          onChange={(change) => {
            setForm({ ...form, ...change })
            setSaved(null)
          }}
        />
        <div class={css.save}>
          <DayField
            label={words.from}
            hint={words.fromHint}
            error={shown.startsOn}
            value={startsOn}
            min={today()}
            onChange={setStartsOn}
          />
          <div class={css.saveEnd}>
            {changed ? (
              <Button onClick={() => open(base)}>{words.reset}</Button>
            ) : (
              <span class={css.second}>{words.unchanged}</span>
            )}
            <Button kind="give" type="submit" disabled={busy || !changed}>
              {busy ? words.saving : words.save(startsOn ? monthDay(startsOn) : '–')}
            </Button>
          </div>
          <div class={css.told} aria-live="polite">
            {fault && <Notice tone="look" title={fault.message} />}
            {Object.keys(faults).length > 0 && <Notice tone="look" title={words.fix} />}
            {saved && <Notice tone="ink" title={words.saved(monthDay(saved))} />}
          </div>
        </div>
      </form>
      <Dated dated={dated} onOpen={open} />
    </>
  )
}
