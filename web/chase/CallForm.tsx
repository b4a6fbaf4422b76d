// Calling a family: numbers in its order, large enough to dial from; what came of the call is one tap, and what was said is written once, here.

import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type CalledAbout, OUTCOMES, type Outcome, SAID_OF, type Said } from '../../schema/chase/rule.ts'
import type { Id } from '../../schema/kit/id.ts'
import { type Time, writeTime } from '../../schema/kit/time.ts'
import type { AbsenceReason } from '../../schema/notice/rule.ts'
import { ABSENCE_REASONS } from '../../schema/notice/rule.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import { Chips } from '../kit/Chips.tsx'
import { addressOf } from '../kit/call.ts'
import { Field, TimeField } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { submits } from '../kit/submits.ts'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import dialog from '../office/dialog.module.css'
import css from './CallForm.module.css'
import { type Call, type Contacts, chase, sayCall } from './chase.ts'
import { outcomeWords, reasonWords, saidWords, words } from './words.ts'

export interface CallFormProps {
  facility: number
  about: CalledAbout
  /** The household's missing children; the numbers are those of the first. */
  children: readonly { childId: Id; kana: string }[]
  calls: readonly Call[]
  /** After a call was written down. */
  onWritten: () => void
  /** What comes after 話せた, where it is not what was said of the child's coming or going. */
  spoke?: (who: string, back: () => void) => ComponentChildren
}

export function CallForm({ facility, about, children, calls, onWritten, spoke }: CallFormProps) {
  const [first] = children
  const loaded = useLoad<Contacts>(first ? addressOf(facility, 'child', '/contacts', { childId: first.childId }) : null)
  const contacts = loaded?.data.value
  const refused = loaded?.refused.value
  const [spokeTo, setSpokeTo] = useState<string | null>(null)
  const { busy, fault, send } = useSend()
  const write = async (call: { person: string; outcome: Outcome; childIds?: readonly Id[] } & Record<string, unknown>) => {
    const json = { about, childIds: children.map(({ childId }) => childId), ...call }
    if (!(await send((id) => chase.post(facility, '/call', { id, ...json } as never), json))) return
    setSpokeTo(null)
    onWritten()
  }
  if (refused) return <Notice tone="look" title={refused.message} />
  if (!contacts) return <p role="status">{loaded?.offline.value ? words.noLine : words.opening}</p>
  return (
    <div class={css.form}>
      {contacts.askOffice && <Notice tone="look" title={words.inOffice} />}
      {contacts.guardians.length === 0 && <p>{words.noPeople}</p>}
      {spokeTo === null ? (
        <ol class={css.people}>
          {contacts.guardians.map(({ name, relationship, phone }, index) => {
            const who = `${relationship} ${name}`.trim()
            return (
              <li key={`${who}${index}`} class={css.person}>
                <span class={dialog.order}>{index + 1}</span>
                <span>
                  <b>{name}</b> <span class={dialog.second}>{relationship}</span>
                  <br />
                  {phone ? (
                    <a class={dialog.phone} href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`} aria-label={words.dial(who, phone)}>
                      {phone}
                    </a>
                  ) : (
                    !contacts.askOffice && <span class={dialog.second}>{words.noPhone}</span>
                  )}
                </span>
                <span class={css.outcomes}>
                  {OUTCOMES.map((outcome) => (
                    <Button
                      key={outcome}
                      kind={outcome === 'spoke' ? 'give' : 'plain'}
                      disabled={busy}
                      label={words.outcomeOf(who, outcomeWords[outcome])}
                      onClick={() => (outcome === 'spoke' ? setSpokeTo(who) : void write({ person: who, outcome }))}
                    >
                      {outcomeWords[outcome]}
                    </Button>
                  ))}
                </span>
              </li>
            )
          })}
        </ol>
      ) : spoke ? (
        spoke(spokeTo, () => setSpokeTo(null))
      ) : (
        <WhatWasSaid
          about={about}
          who={spokeTo}
          children={children}
          busy={busy}
          field={fault?.field}
          onBack={() => setSpokeTo(null)}
          onWrite={write}
        />
      )}
      <div aria-live="polite">{fault && <Notice tone="look" title={fault.message} />}</div>
      <h3 class={css.heading}>{words.calls}</h3>
      {calls.length === 0 ? (
        <p class={dialog.second}>{words.noCalls}</p>
      ) : (
        <ul class={css.calls}>
          {calls.map((call) => (
            <li key={call.id}>{sayCall(call)}</li>
          ))}
        </ul>
      )}
      <p class={dialog.second}>{words.logged}</p>
    </div>
  )
}

interface WhatWasSaidProps extends Pick<CallFormProps, 'about' | 'children'> {
  who: string
  busy: boolean
  field: string | undefined
  onBack: () => void
  onWrite: (call: { person: string; outcome: Outcome } & Record<string, unknown>) => Promise<void>
}

function WhatWasSaid({ about, who, children, busy, field, onBack, onWrite }: WhatWasSaidProps) {
  const [said, setSaid] = useState<Said | null>(null)
  const [reason, setReason] = useState<AbsenceReason | null>(null)
  const [time, setTime] = useState<Time | null>(null)
  const [note, setNote] = useState('')
  const [off, setOff] = useState<ReadonlySet<Id>>(new Set())
  const childIds = children.flatMap(({ childId }) => (off.has(childId) ? [] : [childId]))
  const ready = said !== null && childIds.length > 0 && (said !== 'late' || time !== null)
  const write = () =>
    onWrite({
      person: who,
      outcome: 'spoke',
      childIds,
      said,
      ...(said === 'absent' && reason ? { reason } : {}),
      ...(said === 'late' && time !== null ? { time: writeTime(time) } : {}),
      ...(note.trim() ? { note } : {}),
    })
  return (
    <form class={css.form} noValidate onSubmit={submits(() => ready && void write())}>
      <Chips
        legend={words.whatSaid(who)}
        chips={SAID_OF[about].map((value) => ({
          value,
          label: about === 'pickup' && value === 'late' ? words.willFetch : saidWords[value],
          span: 4 as const,
        }))}
        value={said}
        onChange={setSaid}
      />
      {children.length > 1 && (
        <fieldset class={css.about}>
          <legend>{words.about}</legend>
          {children.map(({ childId, kana }) => (
            <Check
              key={childId}
              checked={!off.has(childId)}
              onChange={(on) => setOff(new Set(on ? [...off].filter((one) => one !== childId) : [...off, childId]))}
            >
              {kana} <AllergensOf childId={childId} />
            </Check>
          ))}
        </fieldset>
      )}
      {said === 'absent' && (
        <Chips
          legend={words.reason}
          chips={ABSENCE_REASONS.map((value) => ({ value, label: reasonWords[value], span: 2 as const }))}
          value={reason}
          onChange={setReason}
        />
      )}
      {said === 'late' && (
        <TimeField
          label={about === 'pickup' ? words.fetchTime : words.time}
          value={time}
          step={5}
          onChange={setTime}
          error={field === 'time' ? ' ' : undefined}
        />
      )}
      {said === 'should_be_here' && <Notice tone="act" title={words.hereWord} />}
      <Field label={words.note} hint={words.noteHint} value={note} onChange={setNote} maxLength={200} />
      <div class={css.outcomes}>
        <Button kind="quiet" type="button" onClick={onBack}>
          {words.back}
        </Button>
        <Button kind="give" type="submit" disabled={busy || !ready}>
          {busy ? words.writing : words.write}
        </Button>
      </div>
    </form>
  )
}
