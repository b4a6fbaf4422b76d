// けがの連絡 as it is written, or put right. What the family reads stands apart from what the nursery keeps inside.
import { useEffect, useState } from 'preact/hooks'
import type { BodyPart } from '../../schema/injury/body.ts'
import { DOCTORS, type Doctor, INJURIES, type InjuryKind, LONGEST, type Version } from '../../schema/injury/rule.ts'
import { DOCTOR_WORDS, INJURY_WORDS } from '../../schema/injury/words.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { momentOf, type Time, timeOn } from '../../schema/kit/time.ts'
import { Button, Buttons } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { moment } from '../kit/clock.ts'
import { draftAt, draftPlace, keepDraft, recallDraft } from '../kit/drafts.ts'
import { Field, TextArea, TimeField } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { drop, refusedActs } from '../kit/outbox.ts'
import { useSend } from '../kit/use-send.ts'
import { BodyMap } from './BodyMap.tsx'
import { deliver, type Said } from './deliver.ts'
import css from './Injury.module.css'
import { words } from './words.ts'

interface InjuryFormProps {
  facility: number
  day: Day
  childId: Id
  /** The version that is put right. */
  fixed?: Version
  onDone: () => void
  onCancel?: () => void
}

interface Typed {
  time: Time | null
  place: string
  parts: BodyPart[]
  kinds: InjuryKind[]
  what: string
  aid: string
  doctor: Doctor | null
  clinic: string
  inside: string
  sawBy: string
  reason: string
  /** The act it was kept as, without a line; it comes back when that is refused. */
  sentAs?: Id
}
const BLANK: Typed = {
  ...{ time: null, place: '', parts: [], kinds: [], what: '', aid: '', doctor: null, clinic: '', inside: '', sawBy: '' },
  reason: '',
}
type Faults = Partial<Record<keyof Typed, string>>

/** What is missing, before it is sent; the server looks again. */
function faultsOf(typed: Typed, fixes: boolean): Faults {
  const faults: Faults = {}
  for (const key of ['place', 'what', 'aid', ...(fixes ? (['reason'] as const) : [])] as const)
    if (!typed[key].trim()) faults[key] = words.need
  for (const key of ['parts', 'kinds'] as const) if (typed[key].length === 0) faults[key] = words.choose
  if (!typed.doctor) faults.doctor = words.choose
  if (typed.doctor === 'seen' && !typed.clinic.trim()) faults.clinic = words.need
  return faults
}

const typedOf = (day: Day, { at, place, parts, kinds, what, aid, doctor, clinic, inside, sawBy }: Version): Typed => ({
  ...{ time: timeOn(day, at), place, parts, kinds, what, aid, doctor, clinic },
  ...{ inside: inside ?? '', sawBy: sawBy ?? '', reason: '' },
})

export function InjuryForm({ facility, day, childId, fixed, onDone, onCancel }: InjuryFormProps) {
  const place = draftPlace(facility, `injury ${day} ${childId} ${fixed?.id ?? ''}`)
  useEffect(() => void recallDraft(place), [place])
  const draft = draftAt<Typed>(place)
  const refused = refusedActs.value.find(({ id }) => id === draft?.sentAs)
  const typed = (draft?.sentAs && !refused ? null : draft) ?? (fixed ? typedOf(day, fixed) : BLANK)
  const [faults, setFaults] = useState<Faults>({})
  const { busy, fault, send } = useSend()
  const change = (part: Partial<Typed>) => {
    const { sentAs: _, ...said } = typed
    // What was refused is a draft again.
    keepDraft(place, { ...said, ...part })
    if (refused) void drop(refused.id)
    setFaults({})
  }
  const save = async () => {
    const found = faultsOf(typed, fixed !== undefined)
    setFaults(found)
    if (Object.keys(found).length > 0) return
    const json = saidOf(typed, childId)
    const reason = typed.reason.trim()
    const at = typed.time === null ? moment() : momentOf(day, typed.time)
    const said = (id: Id): Said =>
      fixed
        ? { path: 'correct', json: { id, ...json, at, day, injuryId: fixed.rootId, supersedes: fixed.id, reason } }
        : { path: 'write', json: { id, ...json, at } }
    if (refused) change({})
    const sent = await send(
      (id) => deliver(facility, said(id)).then((how) => ({ id, how })),
      [json, typed.time, reason, refused?.id],
    )
    if (!sent) return
    keepDraft(place, sent.how === 'kept' ? { ...typed, sentAs: sent.id } : null)
    onDone()
  }
  const error = (key: keyof Typed) => faults[key] ?? (fault?.field?.split('.')[0] === key ? fault.message : undefined)
  const text = (key: 'place' | 'clinic' | 'sawBy' | 'reason', label: string, hint: string | undefined, most: number) => (
    <Field {...{ label, hint }} error={error(key)} maxLength={most} value={typed[key]} onChange={(is) => change({ [key]: is })} />
  )
  const long = (key: 'what' | 'aid' | 'inside', label: string, hint: string, most: number) => (
    <TextArea
      {...{ label, hint }}
      error={error(key)}
      rows={key === 'what' ? 3 : 2}
      maxLength={most}
      value={typed[key]}
      onChange={(is) => change({ [key]: is })}
    />
  )
  return (
    <form
      class={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div class={css.pair}>
        <TimeField
          label={words.at}
          hint={fixed ? undefined : words.atHint}
          error={fault?.field === 'at' ? fault.message : undefined}
          value={typed.time}
          onChange={(time) => change({ time })}
        />
        {text('place', words.place, words.placeHint, 40)}
      </div>
      <div class={css.quick}>
        {words.places.map((where) => (
          <Button key={where} pressed={typed.place === where} onClick={() => change({ place: where })}>
            {where}
          </Button>
        ))}
      </div>
      <BodyMap value={typed.parts} onChange={(parts) => change({ parts })} error={error('parts')} />
      <Chips
        many
        legend={words.kinds}
        hint={words.many}
        error={error('kinds')}
        chips={INJURIES.map((value) => ({ value, label: INJURY_WORDS[value] }))}
        value={typed.kinds}
        onChange={(kinds) => change({ kinds })}
      />
      {long('what', words.what, words.whatHint, LONGEST)}
      {long('aid', words.aid, words.aidHint, 200)}
      <Chips
        legend={words.doctor}
        columns={3}
        error={error('doctor')}
        chips={DOCTORS.map((value) => ({ value, label: DOCTOR_WORDS[value] }))}
        value={typed.doctor}
        onChange={(doctor) => change({ doctor })}
      />
      {typed.doctor === 'seen' && text('clinic', words.clinic, undefined, 60)}
      {long('inside', words.inside, words.insideHint, LONGEST)}
      {text('sawBy', words.sawBy, words.sawByHint, 60)}
      {fixed && text('reason', words.reason, undefined, 200)}
      {Object.keys(faults).length > 0 && <Notice tone="look" title={words.missing} />}
      {fault && <Notice tone="look" title={fault.message} />}
      {refused?.message && <Notice tone="look" title={refused.message} />}
      <Buttons>
        {onCancel && (
          <Button
            onClick={() => {
              keepDraft(place, null)
              onCancel()
            }}
          >
            {words.cancel}
          </Button>
        )}
        <Button kind="give" type="submit" disabled={busy}>
          {fixed ? words.saveAgain : words.save}
        </Button>
      </Buttons>
    </form>
  )
}

/** What is said, as it is sent. */
const saidOf = (typed: Typed, childId: Id) => ({
  childId,
  place: typed.place.trim(),
  parts: typed.parts,
  kinds: typed.kinds,
  what: typed.what.trim(),
  aid: typed.aid.trim(),
  doctor: typed.doctor ?? ('none' as const),
  clinic: typed.doctor === 'seen' ? typed.clinic.trim() : '',
  inside: typed.inside.trim(),
  sawBy: typed.sawBy.trim(),
})
