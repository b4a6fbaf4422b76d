// 予定を入れる: other hours, a day at home, or 慣らし保育, in one gesture.
import { useState } from 'preact/hooks'
import { MIDNIGHT } from '../../schema/kit/time.ts'
import { Button } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import { Chips } from '../kit/Chips.tsx'
import { DayField, Field, TextArea, TimeField } from '../kit/Field.tsx'
import { shortDay, showTime } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { type ChildPlan, plan } from './api.ts'
import css from './Plan.module.css'
import { type Chosen, type Fault, kindOf, leaveOf, type PlanDraft, stepsOf, usualOn } from './plan-draft.ts'
import { words } from './words.ts'

export interface PlanFormProps {
  facility: number
  answer: ChildPlan
  draft: PlanDraft
  onDraft: (draft: PlanDraft) => void
  onDone: () => void
}

const CHOICES: readonly Chosen[] = ['hours', 'off', 'settling']

export function PlanForm({ facility, answer, draft, onDraft, onDone }: PlanFormProps) {
  const [fault, setFault] = useState<Fault | null>(null)
  const { busy, fault: refused, send } = useSend()
  const { chosen } = draft
  const usual = usualOn(answer.days, draft.from)
  const set = (change: Partial<PlanDraft>) => {
    onDraft({ ...draft, ...change })
    setFault(null)
  }
  const leave = leaveOf(draft, answer.overnightHours)
  const errorOf = (field: keyof PlanDraft) => (fault?.field === field ? words[fault.word] : undefined)
  const steps = chosen ? stepsOf(draft, answer.days, answer.overnightHours) : []
  const save = async () => {
    if (!chosen) return
    if (!Array.isArray(steps)) return setFault(steps)
    const json = {
      childIds: [answer.childId],
      kind: kindOf(chosen),
      steps,
      ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
      ...(draft.replaces ? { replaces: draft.replaces } : {}),
    }
    if (await send((id) => plan.post(facility, '/', { id, ...json }), json)) onDone()
  }
  return (
    <div class={css.form}>
      {draft.replaces && <Notice tone="ink" title={words.correcting} />}
      <Chips
        legend={words.kinds}
        columns={3}
        chips={CHOICES.map((value) => ({ value, label: words[value] }))}
        value={chosen}
        onChange={(value) =>
          set({ chosen: value, arrive: draft.arrive ?? usual?.[0] ?? null, leave: draft.leave ?? usual?.[1] ?? null })
        }
      />
      {chosen && (
        <div class={css.pair}>
          <DayField
            label={words.from}
            min={answer.today}
            error={errorOf('from')}
            value={draft.from}
            onChange={(from) => set({ from, ...(from && (draft.to === null || draft.to < from) ? { to: from } : {}) })}
          />
          {chosen !== 'settling' && (
            <DayField
              label={words.to}
              min={draft.from ?? answer.today}
              error={errorOf('to')}
              value={draft.to}
              onChange={(to) => set({ to })}
            />
          )}
        </div>
      )}
      {chosen && chosen !== 'off' && !usual && <p class={css.second}>{words.unknownWeek}</p>}
      {chosen && chosen !== 'off' && (
        <div class={css.pair}>
          <TimeField
            label={words.arrive}
            hint={usual && `${words.usually} ${showTime(usual[0])}`}
            error={errorOf('arrive')}
            value={draft.arrive}
            onChange={(arrive) => set({ arrive })}
          />
          {chosen === 'hours' && (
            <TimeField
              label={words.leave}
              hint={
                leave !== null && leave > MIDNIGHT
                  ? words.overnight(showTime(leave))
                  : usual && `${words.usually} ${showTime(usual[1])}`
              }
              error={errorOf('leave')}
              value={draft.leave}
              onChange={(leave) => set({ leave })}
            />
          )}
        </div>
      )}
      {chosen === 'hours' && (
        <Check checked={draft.meals} onChange={(meals) => set({ meals })}>
          {words.meals}
        </Check>
      )}
      {chosen === 'settling' && <Rows draft={draft} error={errorOf('rows')} onChange={(rows) => set({ rows })} />}
      {chosen === 'settling' && Array.isArray(steps) && (
        <div>
          <b>{words.preview}</b>
          <div class={css.days}>
            {steps.map(({ from, to, arrive, leave, meals }) => (
              <div key={from} class={css.day}>
                <span>
                  {shortDay(from)}
                  {to > from && `〜${shortDay(to)}`}
                </span>
                <span>
                  {arrive}–{leave}
                </span>
                {!meals && <span>{words.noMeals}</span>}
              </div>
            ))}
          </div>
        </div>
      )}
      {chosen && (
        <>
          <TextArea
            label={words.note}
            hint={words.noteHint}
            rows={2}
            maxLength={200}
            value={draft.note}
            onChange={(note) => set({ note })}
          />
          {refused && <Notice tone="look" title={refused.message} />}
          <Button kind="give" disabled={busy} onClick={() => void save()}>
            {busy ? words.saving : words.save}
          </Button>
        </>
      )}
    </div>
  )
}

/** 3日 11:00まで: the steps of a 慣らし. */
function Rows({
  draft,
  error,
  onChange,
}: {
  draft: PlanDraft
  error: string | undefined
  onChange: (rows: PlanDraft['rows']) => void
}) {
  const { rows } = draft
  const change = (at: number, more: Partial<PlanDraft['rows'][number]>) =>
    onChange(rows.map((row, place) => (place === at ? { ...row, ...more } : row)))
  return (
    <fieldset>
      <legend>
        <b>{words.rows}</b>
      </legend>
      {rows.map((row, at) => (
        <div key={at} class={css.row}>
          <Field
            label={`${words.row(at + 1)} ${words.days}`}
            inputMode="numeric"
            maxLength={2}
            value={row.days ? String(row.days) : ''}
            onChange={(text) => change(at, { days: Number(text.normalize('NFKC').replace(/\D/g, '')) })}
          />
          <TimeField label={words.until} value={row.leave} onChange={(leave) => change(at, { leave })} />
          <div class={css.rowEnd}>
            <Check checked={row.meals} onChange={(meals) => change(at, { meals })}>
              {words.meals}
            </Check>
            {rows.length > 1 && (
              <Button kind="quiet" onClick={() => onChange(rows.filter((_, place) => place !== at))}>
                {words.dropRow(at + 1)}
              </Button>
            )}
          </div>
        </div>
      ))}
      {error && <Notice tone="look" title={error} />}
      {rows.length < 12 && (
        <Button kind="quiet" onClick={() => onChange([...rows, { days: 3, leave: rows.at(-1)?.leave ?? null, meals: true }])}>
          {words.addRow}
        </Button>
      )}
    </fieldset>
  )
}
