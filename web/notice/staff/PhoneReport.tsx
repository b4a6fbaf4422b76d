// What a family said on the telephone, written down by whoever took the call (RA11).
import { useState } from 'preact/hooks'
import { addDays, type Day, type Moment } from '../../../schema/kit/day.ts'
import { readTime, type Time, timeOn, writeTime } from '../../../schema/kit/time.ts'
import type { AbsenceReason } from '../../../schema/notice/rule.ts'
import type { Routes } from '../../../worker/notice/routes.ts'
import { knownDiseases } from '../../infection/door-asks.ts'
import { Button } from '../../kit/Button.tsx'
import { Chips } from '../../kit/Chips.tsx'
import type { Sent } from '../../kit/call.ts'
import { DayField, Field, SelectField, TextArea, TimeField } from '../../kit/Field.tsx'
import { showTime } from '../../kit/format.ts'
import { plain } from '../../kit/words.tsx'
import { REASONS, SYMPTOM_KEYS, symptomWord } from './notice-text.ts'
import css from './PhoneReport.module.css'
import { words } from './words.ts'

/** absent おやすみ, late おくれる, pickup お迎え変更 (early pick-up included). */
export type Said = 'absent' | 'late' | 'pickup'
type Report = Omit<Sent<Routes, '/'>, 'id' | 'childIds'>

export interface PhoneReportProps {
  said: Said
  day: Day
  now: Moment
  onWrite: (report: Report) => void
}

/** The form of one call. Nothing is chosen before someone says it. */
export function PhoneReport({ said, day, now, onWrite }: PhoneReportProps) {
  const [reason, setReason] = useState<AbsenceReason | null>(null)
  const [symptoms, setSymptoms] = useState<string[]>([])
  const [disease, setDisease] = useState('')
  const [from, setFrom] = useState<Day | null>(day)
  const [to, setTo] = useState<Day | null>(day)
  const [time, setTime] = useState<Time | null>(null)
  const [person, setPerson] = useState('')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)

  const missing = {
    reason: said === 'absent' && reason === null ? words.needReason : undefined,
    days: said === 'absent' && (!from || !to || to < from) ? words.needDays : undefined,
    time: said === 'late' && time === null ? words.needTime : undefined,
    person: said === 'pickup' && !person.trim() && time === null ? words.needPerson : undefined,
  }
  const write = () => {
    setTried(true)
    if (Object.values(missing).some(Boolean)) return
    const told = note.trim() ? { note: note.trim() } : {}
    const at = time === null ? {} : { time: writeTime(time) }
    if (said === 'absent') {
      const signs = reason === 'sick' && symptoms.length > 0 ? { symptoms } : {}
      const named = reason === 'sick' && disease ? { disease: { key: disease, certainty: 'diagnosed' as const } } : {}
      const until = to && from && to > from ? { to } : {}
      onWrite({ kind: 'absent', from: from ?? day, ...until, ...(reason ? { reason } : {}), ...signs, ...named, ...told })
    } else if (said === 'late') onWrite({ kind: 'late', from: day, ...at, ...told })
    else onWrite({ kind: 'pickup_change', from: day, ...(person.trim() ? { person: person.trim() } : {}), ...at, ...told })
  }

  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        write()
      }}
    >
      {said === 'absent' ? (
        <>
          <Chips
            legend={words.reason}
            chips={(Object.keys(REASONS) as AbsenceReason[]).map((value) => ({ value, label: REASONS[value], span: 2 as const }))}
            value={reason}
            onChange={setReason}
            error={tried && missing.reason}
          />
          {reason === 'sick' && (
            <Chips
              many
              legend={words.symptoms}
              hint={words.any}
              chips={SYMPTOM_KEYS.map((value) => ({ value, label: symptomWord(value), span: 2 as const }))}
              value={symptoms}
              onChange={setSymptoms}
            />
          )}
          {reason === 'sick' && knownDiseases.value.length > 0 && (
            <SelectField
              label={words.disease}
              hint={words.optional}
              value={disease}
              onChange={setDisease}
              options={[
                { value: '', label: words.noDisease },
                ...knownDiseases.value.map(({ key, name }) => ({ value: key, label: name })),
              ]}
            />
          )}
          <div class={css.pair}>
            <DayField label={words.from} value={from} onChange={setFrom} min={addDays(day, -7)} />
            <DayField
              label={words.to}
              value={to}
              onChange={setTo}
              {...(from ? { min: from } : {})}
              error={tried && missing.days}
            />
          </div>
        </>
      ) : (
        <>
          {said === 'pickup' && (
            <Field
              label={words.person}
              value={person}
              onChange={setPerson}
              maxLength={40}
              autoComplete="off"
              error={tried && missing.person}
            />
          )}
          <Chips
            legend={words.when[said]}
            chips={nextTimes(timeOn(day, now)).map((each) => ({ value: writeTime(each), label: showTime(each) }))}
            value={time === null ? null : writeTime(time)}
            onChange={(text) => setTime(readTime(text))}
            error={tried && missing.time}
          />
          <TimeField label="ほかの時刻" value={time} onChange={setTime} />
        </>
      )}
      <TextArea label={words.note} hint={words.optional} value={note} onChange={setNote} rows={2} maxLength={500} />
      <p class={css.hint}>{plain(words.phoned)}</p>
      <Button kind="give" type="submit" wide>
        {words.write}
      </Button>
    </form>
  )
}

const STEP = 30
/** The next eight half hours. */
const nextTimes = (now: Time): Time[] =>
  Array.from({ length: 8 }, (_, index) => (Math.floor(now / STEP) + 1 + index) * STEP).filter((time) => time < 24 * 60)
