// 月極・減免・保育料: what was agreed about a child, with its days.
import { useState } from 'preact/hooks'
import type { Term } from '../../schema/fee/bill.ts'
import { REDUCED, type Reduced, TERM_KINDS, type TermKind } from '../../schema/fee/input.ts'
import { tariffOn } from '../../schema/fee/tariff.ts'
import type { Day } from '../../schema/kit/day.ts'
import { eraSpan } from '../../schema/kit/era.ts'
import { Button } from '../kit/Button.tsx'
import { DayField, Field, SelectField } from '../kit/Field.tsx'
import { eraDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import { fee, type Rules } from './api.ts'
import css from './Fee.module.css'
import { words, yenOf } from './words.ts'

interface AgreedProps {
  childId: string
  terms: readonly Term[]
  today: Day
  refresh: () => Promise<void>
}

export function Agreed({ childId, terms, today, refresh }: AgreedProps) {
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<string | null>(null)
  const rules = useLoad<Rules>(fee.address(facilityId(), '/rules'))?.data.value
  const plans = (rules?.tariffs ?? []).flatMap(({ tariff }) => tariff.plans)
  const titleOf = ({ kind, key, value, reason }: Term): string =>
    kind === 'plan'
      ? `${words.kinds.plan} ${plans.find((one) => one.key === key)?.title ?? ''}`
      : kind === 'reduction'
        ? [words.kinds.reduction, words.reduced[key as Reduced], words.percent(value), reason].join(' ')
        : `${words.kinds.tuition} ${yenOf(value)}`
  const done = async () => {
    await refresh()
    setAdding(false)
    setEnding(null)
  }
  const held =
    rules &&
    tariffOn(
      rules.tariffs.map(({ tariff }) => tariff),
      today,
    )
  return (
    <section class={css.group} aria-label={words.agreed}>
      <h3 class={css.heading}>{words.agreed}</h3>
      {terms.length === 0 && <p class={css.second}>{words.noAgreed}</p>}
      {terms.map((term) => (
        <div key={term.id} class={css.line}>
          <span>
            {titleOf(term)}
            <span class={css.second}>{term.endsOn ? eraSpan(term.startsOn, term.endsOn) : `${eraDay(term.startsOn)}から`}</span>
          </span>
          {term.endsOn === null && (
            <Button kind="quiet" label={words.endOf(titleOf(term))} onClick={() => setEnding(term.id)}>
              {words.end}
            </Button>
          )}
          {ending === term.id && <EndForm {...{ childId, termId: term.id, today, done }} />}
        </div>
      ))}
      {adding ? (
        <AgreeForm {...{ childId, today, done }} plans={held?.plans ?? []} />
      ) : (
        <Button onClick={() => setAdding(true)}>{words.agree}</Button>
      )}
    </section>
  )
}

interface FormProps {
  childId: string
  today: Day
  done: () => Promise<void>
}

function EndForm({ childId, termId, today, done }: FormProps & { termId: string }) {
  const { busy, fault, send } = useSend()
  const [day, setDay] = useState<Day | null>(today)
  const give = async () => {
    const sent = await send(
      (id) => fee.post(facilityId(), '/term/end', { id, childId, termId, endsOn: day ?? '' }),
      [termId, day],
    )
    if (sent !== null) await done()
  }
  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      <DayField label={words.endDay} required value={day} error={fault?.message} onChange={setDay} />
      <Button type="submit" disabled={busy}>
        {words.end}
      </Button>
    </form>
  )
}

function AgreeForm({ childId, today, done, plans }: FormProps & { plans: readonly { key: string; title: string }[] }) {
  const { busy, fault, send } = useSend()
  const [kind, setKind] = useState<TermKind>(plans.length > 0 ? 'plan' : 'reduction')
  const [plan, setPlan] = useState(plans[0]?.key ?? '')
  const [what, setWhat] = useState<Reduced>('extended')
  const [value, setValue] = useState('')
  const [reason, setReason] = useState('')
  const [startsOn, setStartsOn] = useState<Day | null>(`${today.slice(0, 7)}-01`)
  const [endsOn, setEndsOn] = useState<Day | null>(null)
  const at = (field: string) => (fault?.field === field ? fault.message : undefined)
  const give = async () => {
    const sent = await send(
      (id) =>
        fee.post(facilityId(), '/term', {
          ...{ id, childId, kind, key: kind === 'plan' ? plan : kind === 'reduction' ? what : '' },
          ...{ value: kind === 'plan' ? 0 : Number(value), reason: reason.trim(), startsOn: startsOn ?? '' },
          ...(endsOn ? { endsOn } : {}),
        }),
      [kind, plan, what, value, reason, startsOn, endsOn],
    )
    if (sent !== null) await done()
  }
  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      {fault && <Notice tone="look" title={fault.message} />}
      <SelectField
        label={words.kind}
        value={kind}
        onChange={(chosen) => setKind(chosen as TermKind)}
        options={TERM_KINDS.filter((one) => one !== 'plan' || plans.length > 0).map((one) => ({
          value: one,
          label: words.kinds[one],
        }))}
      />
      {kind === 'plan' && (
        <SelectField
          label={words.plan}
          value={plan}
          onChange={setPlan}
          options={plans.map(({ key, title }) => ({ value: key, label: title }))}
        />
      )}
      {kind === 'reduction' && (
        <SelectField
          label={words.ofWhat}
          value={what}
          onChange={(chosen) => setWhat(chosen as Reduced)}
          options={REDUCED.map((one) => ({ value: one, label: words.reduced[one] }))}
        />
      )}
      {kind !== 'plan' && (
        <Field
          label={kind === 'tuition' ? words.tuition : words.value}
          inputMode="numeric"
          required
          value={value}
          error={at('value')}
          onChange={setValue}
        />
      )}
      {kind === 'reduction' && (
        <Field label={words.reason} maxLength={80} value={reason} error={at('reason')} onChange={setReason} />
      )}
      <DayField label={words.startsOn} required value={startsOn} error={at('startsOn')} onChange={setStartsOn} />
      <DayField label={words.endsOn} value={endsOn} error={at('endsOn')} onChange={setEndsOn} />
      <Button type="submit" kind="give" disabled={busy}>
        {words.agree}
      </Button>
    </form>
  )
}
