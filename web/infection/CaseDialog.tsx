// One case: what is known, what was handed in, what to do next, and everything that was written.

import { useState } from 'preact/hooks'
import { type Check, factsAskedBy, isBase, isCheck } from '../../schema/infection/rule.ts'
import { BASE_WORDS, CHECK_WORDS, FORM_WORDS } from '../../schema/infection/words.ts'
import { dayOf } from '../../schema/kit/day.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button, Buttons } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Facts } from '../kit/Facts.tsx'
import { DayField, Field, SelectField } from '../kit/Field.tsx'
import { clockTime, shortDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { facilityId, mayHere } from '../office/desk.ts'
import { type Case, type Disease, infection } from './api.ts'
import css from './Desk.module.css'
import { paperWords, stepWords, words } from './words.ts'

export interface CaseDialogProps {
  one: Case
  /** The case whose name this one puts right, and the one that puts this right. */
  before: Case | undefined
  after: Case | undefined
  diseases: readonly Disease[]
  onClose: () => void
  onDone: () => void
  onPrint: () => void
}

export function CaseDialog({ one, before, after, diseases, onClose, onDone, onPrint }: CaseDialogProps) {
  const [days, setDays] = useState<Record<string, string>>({})
  const [checks, setChecks] = useState<Check[]>([])
  const [reason, setReason] = useState('')
  const [right, setRight] = useState('')
  const { busy, fault, send } = useSend()
  const where = { childId: one.childId, caseId: one.id }
  const asked = factsAskedBy(one.disease.rule)
  const bases = asked.filter(isBase)
  const open = asked.filter(isCheck).filter((check) => !one.facts[check])
  const may = mayHere('infection.record') && one.ended === null
  const act = async (work: (id: string) => Promise<unknown>, content: unknown) => {
    if (!(await send(work, content))) return
    setDays({})
    setChecks([])
    setReason('')
    setRight('')
    onDone()
  }
  const endWrong = (note: string) => act((id) => infection.post(facilityId(), '/end', { id, ...where, how: 'wrong', note }), note)
  const correct = (key: string, note: string) =>
    act((id) => infection.post(facilityId(), '/correct', { id, ...where, key, note }), [key, note])
  const facts = {
    ...where,
    ...(Object.keys(days).length > 0 ? { days } : {}),
    ...(checks.length > 0 ? { checks } : {}),
  }
  const { formId } = one
  return (
    <Dialog
      open
      place="side"
      onClose={onClose}
      title={
        <>
          {one.kana}　{one.disease.name} <AllergensOf childId={one.childId} />
        </>
      }
    >
      <div class={css.form}>
        {fault && <Notice tone="look" title={fault.message} />}
        {may && one.absenceWithdrawn && (
          <Notice
            tone="look"
            title={words.absenceWithdrawn}
            end={
              <Button disabled={busy} onClick={() => void endWrong(words.absenceWithdrawnReason)}>
                {words.endWrong}
              </Button>
            }
          >
            {words.absenceWithdrawnMore}
          </Notice>
        )}
        <Facts
          facts={[
            ...(before ? [{ name: words.nameBefore, is: `${before.disease.name}（${reasonOf(before)}）` }] : []),
            ...(after ? [{ name: words.nameAfter, is: after.disease.name }] : []),
            { name: words.criteria, is: one.disease.criteria },
            { name: words.comes, is: one.day ? shortDay(one.day) : words.unknown },
            {
              name: words.paper,
              is: one.paper === 'waiting' ? words.notYet(FORM_WORDS[one.disease.form]) : paperWords[one.paper],
            },
            ...one.forms.map((form) => ({
              name: form.by ?? words.byFamily,
              is: words.formOf(form.doctor, shortDay(form.visitedOn)),
            })),
          ]}
        />
        {may && (bases.length > 0 || open.length > 0) && (
          <>
            {bases.map((base) => (
              <DayField
                key={base}
                label={BASE_WORDS[base]}
                max={today()}
                value={days[base] ?? one.facts[base] ?? null}
                onChange={(day) => day && setDays({ ...days, [base]: day })}
              />
            ))}
            {open.length > 0 && (
              <Chips<Check>
                many
                legend={words.checks}
                chips={open.map((check) => ({ value: check, span: 4 as const, label: CHECK_WORDS[check] }))}
                value={checks}
                onChange={setChecks}
              />
            )}
            <Button
              disabled={busy || (Object.keys(days).length === 0 && checks.length === 0)}
              onClick={() => void act((id) => infection.post(facilityId(), '/facts', { id, ...facts }), facts)}
            >
              {words.save}
            </Button>
          </>
        )}
        {may && (
          <>
            <Buttons>
              {one.paper === 'sent' && formId && (
                <Button
                  kind="give"
                  disabled={busy}
                  onClick={() =>
                    void act((id) => infection.post(facilityId(), '/form/confirm', { id, ...where, formId }), ['confirm', formId])
                  }
                >
                  {words.confirmForm}
                </Button>
              )}
              {one.paper === 'waiting' && (
                <Button
                  kind="give"
                  disabled={busy}
                  onClick={() =>
                    void act((id) => infection.post(facilityId(), '/paper', { id, ...where, day: today() }), 'paper')
                  }
                >
                  {words.receivePaper}
                </Button>
              )}
              {one.disease.form === 'opinion' && (
                <Button icon={PrinterIcon} onClick={onPrint}>
                  {words.printOpinion}
                </Button>
              )}
            </Buttons>
            <h3>{words.ending}</h3>
            <Button
              disabled={busy}
              onClick={() => void act((id) => infection.post(facilityId(), '/end', { id, ...where, how: 'recovered' }), 'end')}
            >
              {words.recovered}
            </Button>
            <h3>{words.wrong}</h3>
            {mayHere('infection.correct') && (
              <SelectField
                label={words.rightName}
                value={right}
                onChange={setRight}
                options={[
                  { value: '', label: words.noInfection },
                  ...diseases.filter(({ key }) => key !== one.disease.key).map(({ key, name }) => ({ value: key, label: name })),
                ]}
              />
            )}
            <Field label={words.wrongReason} value={reason} maxLength={100} onChange={setReason} />
            <Button
              disabled={busy || !reason.trim()}
              onClick={() => void (right ? correct(right, reason.trim()) : endWrong(reason.trim()))}
            >
              {right ? words.correct : words.endWrong}
            </Button>
          </>
        )}
        <h3>{words.history}</h3>
        <ul class={css.steps}>
          {one.steps.map((step) => (
            <li key={`${step.id} ${step.kind} ${step.fact}`}>
              <span class={css.second}>
                {shortDay(dayOf(step.at))} {clockTime(step.at)}
              </span>
              <span>
                {stepText(step)}
                {step.note ? `「${step.note}」` : ''}
              </span>
              <span class={css.second}>{step.by ?? (step.source === 'guardian' ? words.byFamily : '')}</span>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

/** Why it was never this disease. */
const reasonOf = ({ steps }: Case): string => steps.findLast(({ kind }) => kind === 'wrong')?.note ?? ''

function stepText({ kind, fact, day }: Case['steps'][number]): string {
  if (kind !== 'fact') return stepWords[kind]
  if (fact === null) return ''
  const word = isBase(fact) ? BASE_WORDS[fact] : isCheck(fact) ? CHECK_WORDS[fact] : ''
  return day === null ? `${word} ${words.takenBack}` : isBase(fact) ? `${word} ${shortDay(day)}` : word
}
