// 承認: who has stamped, and what whoever is there may do next.
import { useState } from 'preact/hooks'
import { hasPlace, rolesFor, type State, type StepKind } from '../../schema/document/approval.ts'
import { placesIn } from '../../schema/document/kind.ts'
import { stepWord } from '../../schema/document/words.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { SelectField, TextArea } from '../kit/Field.tsx'
import { momentText, shortDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { type Named, type Opened, papers } from './api.ts'
import css from './Document.module.css'
import { words } from './words.ts'

export type PaperState = State<Opened['steps'][number]>

export interface Ask {
  kind: StepKind
  place: number
  label: string
  /** A reason is asked for. */
  why: boolean
  give?: boolean
}

/** What somebody with these roles may do with a paper that stands so; the server asks again, and whose class it is. */
export function asksFor({ kind, roles, steps }: Opened, state: PaperState): Ask[] {
  const last = kind.approval.length - 1
  const box = kind.approval[state.waits]
  const own = steps.at(-1)?.kind === 'submitted' && steps.at(-1)?.mine
  const all: (Ask | false | undefined)[] = [
    state.at === 'draft' && { kind: 'submitted', place: -1, label: words.handIn, why: false, give: true },
    box && { kind: 'approved', place: state.waits, label: words.approve(box.title), why: false, give: true },
    box && { kind: 'stood_in', place: state.waits, label: words.standIn(box.title), why: true },
    box && { kind: 'returned', place: -1, label: words.sendBack, why: true },
    own && { kind: 'withdrawn', place: -1, label: words.withdraw, why: false },
    state.readAfter === 'waiting' && { kind: 'read_after', place: last, label: words.readAfter, why: false, give: true },
    state.at === 'decided' && { kind: 'revised', place: -1, label: words.revise, why: false },
    state.at === 'decided' && { kind: 'cancelled', place: -1, label: words.cancel, why: true },
  ]
  return all.filter((one): one is Ask => !!one && rolesFor(kind, one).some((role) => roles.includes(role)))
}

export interface StepProps {
  facility: number
  named: Named
  opened: Opened
  state: PaperState
  refresh: () => Promise<void>
}

/** Taking a step. Whoever comes too late is told in one sentence and shown how the paper stands; a reason that was typed stays. */
export function useStep({ facility, named, opened, state, refresh }: StepProps, done: (ask: Ask) => unknown = refresh) {
  const { busy, fault, send } = useSend()
  const [asked, setAsked] = useState<Ask | null>(null)
  const [comment, setComment] = useState('')
  const [field, setField] = useState('')
  const take = async (ask: Ask) => {
    const { kind: step, place, why } = ask
    const { kind, day, subject } = named
    const what = { kind, day, version: opened.kind.version, ...(subject ? { subject } : {}), after: state.last }
    const sent = await send(
      (id) =>
        step === 'submitted' || step === 'withdrawn' || step === 'revised'
          ? papers.post(facility, '/hand-in', { id, ...what, step, times: opened.times })
          : papers.post(facility, '/decide', {
              ...{ id, ...what, step, place: hasPlace(step) ? place : -1 },
              ...(why ? { comment: comment.trim() } : {}),
              ...(why && field ? { field } : {}),
            }),
      [step, place, comment, field, state.last],
    )
    if (sent === null) return refresh()
    setAsked(null)
    setComment('')
    setField('')
    await done(ask)
  }
  return {
    ...{ busy, fault, asked, comment, field, setAsked, setComment, setField, take },
    /** Asks for a reason first, where the step has one. */
    begin: (ask: Ask) => {
      if (!ask.why) return void take(ask)
      if (ask.kind === 'stood_in' && !comment) setComment(awayOf(opened, ask.place))
      setAsked(ask)
    },
  }
}

/** Why somebody stands in at a box today, where 園長 has said it; it can be changed before it is sent. */
function awayOf({ kind, absences }: Opened, place: number): string {
  const away = absences.find(({ role }) => role === kind.approval[place]?.role)
  return away ? words.away(away.reason, shortDay(away.startsOn), shortDay(away.endsOn)) : ''
}

const fieldsOf = ({ kind, children }: Opened) =>
  kind.sections.flatMap((section) => placesIn(section, children).map((one) => ({ section, ...one })))

/** The reason of a step, and of a 差戻し the place it is about. */
export const Why = ({ step, opened }: { step: ReturnType<typeof useStep>; opened: Opened }) => (
  <Dialog open={step.asked !== null} onClose={() => step.setAsked(null)} title={step.asked?.label ?? ''}>
    <form
      class={css.reason}
      onSubmit={(event) => {
        event.preventDefault()
        if (step.asked && step.comment.trim()) void step.take(step.asked)
      }}
    >
      {step.fault && <Notice tone="look" title={step.fault.message} />}
      <TextArea
        label={words.reason}
        hint={words.reasonMore}
        required
        maxLength={400}
        value={step.comment}
        onChange={step.setComment}
      />
      {step.asked?.kind === 'returned' && (
        <SelectField
          label={words.whichField}
          value={step.field}
          onChange={step.setField}
          options={[
            { value: '', label: words.wholePaper },
            ...fieldsOf(opened).map((one) => ({
              value: one.field,
              label: one.label === one.section.title ? one.label : `${one.section.title}　${one.label}`,
            })),
          ]}
        />
      )}
      <Button type="submit" disabled={step.busy || !step.comment.trim()}>
        {step.asked?.label ?? ''}
      </Button>
    </form>
  </Dialog>
)

/** `ready`: not while something is on its way, or two texts stand in a field. */
export function Approval({ ready, ...props }: StepProps & { ready: boolean }) {
  const { opened, state } = props
  const step = useStep(props)
  return (
    <section class={css.approval} aria-label={words.approval}>
      <Stamps opened={opened} state={state} />
      {state.back && (
        <Notice
          tone="look"
          title={
            state.back.kind === 'returned'
              ? words.sentBack(state.back.by, state.back.comment ?? '')
              : words.cancelled(state.back.by, state.back.comment ?? '')
          }
        >
          {fieldsOf(opened).find((one) => one.field === state.back?.field)?.section.title}
        </Notice>
      )}
      {step.fault && !step.asked && <Notice tone="look" title={step.fault.message} />}
      <div class={css.acts}>
        {asksFor(opened, state).map((ask) => (
          <Button
            key={ask.kind}
            kind={ask.give ? 'give' : 'plain'}
            disabled={step.busy || (ask.kind === 'submitted' && !ready)}
            onClick={() => step.begin(ask)}
          >
            {ask.label}
          </Button>
        ))}
      </div>
      <History opened={opened} />
      <Why step={step} opened={opened} />
    </section>
  )
}

/** Every step so far, with what was said with it. */
export const History = ({ opened: { kind, steps, today } }: { opened: Opened }) =>
  steps.length === 0 ? null : (
    <details class={css.second}>
      <summary>{words.history}</summary>
      <ol>
        {steps.map((step) => (
          <li key={step.number}>
            {momentText(step.at, today)} {stepWord(kind, step)} {step.by} {step.comment}
          </li>
        ))}
      </ol>
    </details>
  )

/** 印影欄, in the order of the paper: 担任 last. */
export const Stamps = ({ opened: { kind, today }, state }: { opened: Opened; state: PaperState }) => (
  <ul class={css.stamps} aria-label={words.approval}>
    {kind.approval.toReversed().map((box, back) => {
      const stamp = state.stamps[kind.approval.length - 1 - back]
      return (
        <li key={box.role} class={css.stamp}>
          <b>{box.title}</b>
          <span>{stamp?.step.by ?? '　'}</span>
          <span class={css.second}>{stamp ? momentText(stamp.step.at, today) : '　'}</span>
          {stamp?.own && <span class={css.second}>{words.own}</span>}
          {stamp?.stoodIn && <span class={css.second}>{words.stoodIn}</span>}
        </li>
      )
    })}
    <li class={css.stamp}>
      <b>{words.writer}</b>
      <span>{state.submitted?.by ?? '　'}</span>
      <span class={css.second}>{state.submitted ? momentText(state.submitted.at, today) : '　'}</span>
    </li>
  </ul>
)
